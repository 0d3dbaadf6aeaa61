"""Textures as files that other programs read."""

from io import BytesIO

from PIL import Image

from scenegen.catalogue import Catalogue

PNG = ".png"


def texture_png(catalogue: Catalogue, material: str) -> bytes:
    """The picture of a material as a PNG file; one that is a PNG stays as it is.

    Args:
        catalogue: has the picture.
        material: id of one that has a picture.

    Raises:
        AssetError: the picture is missing, or is not the one in the index.
        ValueError: the material has none.
    """
    path, picture = catalogue.texture_path(material), catalogue.texture(material)
    if path is None or picture is None:
        raise ValueError(f"material '{material}' has no picture")
    if path.suffix == PNG:
        return path.read_bytes()
    sink = BytesIO()
    Image.fromarray(picture).save(sink, format="PNG")
    return sink.getvalue()
