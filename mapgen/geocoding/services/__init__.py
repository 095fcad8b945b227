"""Online geocoders, asked only where an editor wants it: within their policies, and never twice for one thing."""
