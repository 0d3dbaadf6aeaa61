"""The table of the forms that there are; a package outside scenegen can add one.

[project.entry-points."scenegen.exports"]
mine = "my_package.mine:MINE"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenegen.registry import Registry

if TYPE_CHECKING:
    from scenegen.exports.base import Exporter

FORMATS: Registry[Exporter] = Registry(
    "export format",
    "scenegen.exports",
    {
        "bagel": "scenegen.exports.bagel:BAGEL",
        "inspect": "scenegen.exports.inspect_task:INSPECT",
        "ipt-eval": "scenegen.exports.ipt_eval:IPT_EVAL",
        "llama-factory": "scenegen.exports.llama_factory:LLAMA_FACTORY",
        "llava": "scenegen.exports.llava:LLAVA",
        "lmms-eval": "scenegen.exports.lmms_eval:LMMS_EVAL",
        "mds": "scenegen.exports.mds:MDS",
        "ms-swift": "scenegen.exports.ms_swift:MS_SWIFT",
        "trl": "scenegen.exports.trl:TRL",
        "verl": "scenegen.exports.verl:VERL",
        "vlmevalkit": "scenegen.exports.vlmevalkit:VLMEVALKIT",
        "webdataset": "scenegen.exports.webdataset:WEBDATASET",
    },
    base="scenegen.exports.base:Exporter",
)
"""All formats by name; each is imported when it is asked for."""
