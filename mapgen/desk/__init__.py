"""What an editor needs beside the line: how a wording is understood, what wants another look, rows from an article."""
