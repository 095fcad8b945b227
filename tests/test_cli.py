"""The commands as their users meet them: exit codes, one line an error, nothing half-written."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from tests.command import mapgen, process
from tests.privileges import give_up_override, skip_unless_bound

ROOT = Path(__file__).parent.parent
HEADER = "place,source_url,arrests\n"
ROW = "à Bordeaux,https://example.org/a,1\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    for name in ("places.csv", "places.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_build_writes_the_map_of_the_first_story(story: Path) -> None:
    done = process("build", cwd=story)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("map.html: 4 places, 4 events, 4 arrests, 0 places not located (")
    page = (story / "map.html").read_text(encoding="utf-8")
    assert page.count("https://frontieresmedia.fr/societe/pedocriminalite-reseau-international-arrestations") >= 1


def test_the_same_input_gives_the_same_bytes(story: Path) -> None:
    process("build", "-o", "a.html", cwd=story, PYTHONHASHSEED="1")
    process("build", "-o", "b.html", cwd=story, PYTHONHASHSEED="2")
    assert (story / "a.html").read_bytes() == (story / "b.html").read_bytes()


def test_check_reports_the_same_and_writes_nothing(story: Path) -> None:
    before = sorted(story.iterdir())
    done = mapgen("check", cwd=story)
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 places" in done.stdout
    assert sorted(story.iterdir()) == before


def test_a_place_that_is_not_located_is_listed_and_fails_the_check(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(f"{HEADER}{ROW}à Trifouillis-les-Oies,https://example.org/b,2\n")
    built = mapgen("build", cwd=tmp_path)
    assert built.returncode == 0
    assert built.stderr.startswith("places.csv:3: place: “à Trifouillis-les-Oies” is not located.")
    assert "1 place not located" in built.stdout
    assert "Trifouillis" in (tmp_path / "map.html").read_text(encoding="utf-8")
    assert mapgen("check", cwd=tmp_path).returncode == 1


def test_a_likely_misspelling_asks_what_was_meant(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(f"{HEADER}à Bordeau,https://example.org/b,2\n")
    for command in ("build", "check"):
        assert "did you mean Bordeaux" in mapgen(command, cwd=tmp_path).stderr


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("an empty file", b"", "empty"),
        ("a missing column", b"place,arrests\nLille,1\n", "source_url"),
        ("a script address", f"{HEADER}Lille,javascript:alert(1),1\n".encode(), "places.csv:2: source_url: "),
        ("a street", f'{HEADER}"12 rue des Lilas, Lille",https://example.org,1\n'.encode(), "places.csv:2: place: "),
        ("a person's name", b"place,source_url,name\nLille,https://example.org,X\n", "name"),
        ("a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "places.csv"),
        ("a count of zero", f"{HEADER}Lille,https://example.org,0\n".encode(), "places.csv:2: arrests: "),
    ],
)
def test_bad_input_is_refused_in_plain_words_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / "places.csv").write_bytes(content)
    done = mapgen("build", cwd=tmp_path)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "map.html").exists()


def test_every_problem_is_told_in_one_go(tmp_path: Path) -> None:
    rows = f"{HEADER}Lille,javascript:x,1\n{ROW}Lille,https://example.org,many\n"
    (tmp_path / "places.csv").write_text(rows)
    lines = mapgen("build", cwd=tmp_path).stderr.splitlines()
    assert [line.split(": ")[0] for line in lines[:-1]] == ["places.csv:2", "places.csv:4"]
    assert lines[-1] == "2 problems; nothing was written."


def test_a_cp1252_file_with_semicolons_is_read(tmp_path: Path) -> None:
    text = "lieu;lien;arrestations\ndans le Finistère;https://example.org;3\nà Évry;https://example.org;1\n"
    (tmp_path / "places.csv").write_bytes(text.encode("cp1252"))
    done = mapgen("build", cwd=tmp_path)
    assert done.stdout.startswith("map.html: 2 places, 2 events, 4 arrests")


def test_an_uncertainty_finer_than_the_wording_is_refused_with_the_smallest_value(tmp_path: Path) -> None:
    header = "place,source_url,latitude,longitude,uncertainty_km\n"
    (tmp_path / "places.csv").write_text(f"{header}près de Lille,https://example.org,50.7,3.1,1\n")
    done = mapgen("build", cwd=tmp_path)
    assert done.returncode == 1
    smallest = done.stderr.split("smallest value allowed is ")[1].split(".\n")[0]
    (tmp_path / "places.csv").write_text(f"{header}près de Lille,https://example.org,50.7,3.1,{smallest}\n")
    assert mapgen("build", cwd=tmp_path).returncode == 0


def test_too_fine_an_uncertainty_is_told_together_with_all_other_problems(tmp_path: Path) -> None:
    header = "place,source_url,latitude,longitude,uncertainty_km\n"
    rows = "près de Lille,https://example.org,50.7,3.1,1\nà Lille,https://example.org,50.7,1234,9\n"
    (tmp_path / "places.csv").write_text(header + rows)
    lines = mapgen("check", cwd=tmp_path).stderr.splitlines()
    assert [line.split(": ")[:2] for line in lines[:2]] == [
        ["places.csv:2", "uncertainty_km"],
        ["places.csv:3", "longitude"],
    ]


@pytest.mark.parametrize("target", ["places.csv", "places.toml", "/dev/null", "."])
def test_the_target_is_never_an_input_nor_anything_but_a_file(story: Path, target: str) -> None:
    before = {path.name: path.read_bytes() for path in story.iterdir()}
    done = mapgen("build", "-o", target, cwd=story)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert {path.name: path.read_bytes() for path in story.iterdir()} == before


def test_an_expired_row_leaves_the_map_after_its_day(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("place,source_url,expires\nà Brest,https://example.org,2025-06-30\n")
    assert "1 place" in mapgen("check", "--as-of", "2025-06-30", cwd=tmp_path).stdout
    gone = mapgen("build", "--as-of", "2025-07-01", cwd=tmp_path)
    assert "1 expired row left out" in gone.stdout
    assert "Brest" not in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_the_old_page_survives_a_refused_input(tmp_path: Path) -> None:
    (tmp_path / "map.html").write_text("old")
    (tmp_path / "places.csv").write_text("nonsense\n")
    assert process("build", cwd=tmp_path).returncode == 1
    assert (tmp_path / "map.html").read_text() == "old"


def test_a_target_that_cannot_be_written_is_one_line(story: Path) -> None:
    done = mapgen("build", "-o", "no/such/folder/map.html", cwd=story)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "no/such/folder/map.html" in done.stderr


def test_a_read_only_working_folder_is_enough_with_the_output_elsewhere(story: Path, tmp_path: Path) -> None:
    skip_unless_bound(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    story.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        done = process("build", "-o", out / "map.html", cwd=story, before=give_up_override)
        assert (done.returncode, done.stderr) == (0, "")
        assert process("build", cwd=story, before=give_up_override).returncode == 1
    finally:
        story.chmod(stat.S_IRWXU)
    assert list(out.iterdir()) == [out / "map.html"]


def test_wrong_usage_is_exit_2(tmp_path: Path) -> None:
    assert process("build", "--nonsense", cwd=tmp_path).returncode == 2
    assert mapgen("explain", cwd=tmp_path).returncode == 2
    assert mapgen("build", "--as-of", "yesterday", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("command", ["build", "check", "explain"])
def test_every_command_helps_with_an_example(tmp_path: Path, command: str) -> None:
    done = mapgen(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert f"Example: mapgen {command}" in done.stdout


def test_messages_follow_the_locale(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(f"{HEADER}à Bordeau,https://example.org/b,2\n")
    done = mapgen("check", cwd=tmp_path, LC_ALL="fr_FR.UTF-8")
    assert "n’est pas localisé" in done.stderr
