"""The files of the page: third-party ones are as published, with their licence."""

import re
from hashlib import sha256
from importlib.resources import files

from scenegen.report.page import SCRIPTS, web_file
from scenegen.report.service import FILES

ROW = re.compile(r"^\| `([\w.]+)` \| `[\w/]+` \| `([0-9a-f]{64})` \|$", re.MULTILINE)


def test_third_party_files_are_those_that_are_listed():
    listed = dict(ROW.findall(web_file("vendor/README.md").decode()))
    there = {
        each.name
        for each in files("scenegen.report").joinpath("web", "vendor").iterdir()
        if each.name.endswith(".js")
    }
    assert set(listed) == there
    for name, digest in listed.items():
        assert sha256(web_file(f"vendor/{name}")).hexdigest() == digest
    assert web_file("vendor/LICENSE.three.txt").startswith(b"The MIT License")


def test_every_file_of_the_folder_is_used():
    there = {
        each.name
        for each in files("scenegen.report").joinpath("web").iterdir()
        if each.is_file()
    }
    served = {name for name in FILES if "/" not in name}
    assert there == {"page.html", "style.css", *SCRIPTS, *served}
