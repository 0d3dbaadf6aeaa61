"""Tables about a data set, from its manifest and its audit."""

from scenegen.dataset.manifest import read_manifest
from scenegen.report.about import about_html, intro_html


def test_the_manifest_is_told(built):
    html = about_html(read_manifest(built), built)
    for said in ("fake", "64 pixels", "multiview", "train", "numpy", "0" * 64):
        assert said in html


def test_what_it_is_comes_first_and_digests_are_folded(built):
    html = about_html(read_manifest(built), built)
    said = (
        "18 questions with pictures",
        "how many different objects of a",
    )
    order = [*said, "load_dataset", "Cite it as", "CC BY 4.0", "<summary>Digests"]
    places = [html.index(each) for each in order]
    assert places == sorted(places)
    assert f"load_dataset(&quot;{built.name}&quot;, &quot;multiview&quot;" in html
    assert html.index("0" * 64) > places[-1]


def test_a_card_says_how_to_cite_it(built):
    manifest = read_manifest(built)
    card = {"repo_id": "us/rooms", "citation": "@misc{a<b}"}
    html = about_html(
        {**manifest, "recipe": {**manifest["recipe"], "card": card}}, built
    )
    assert "@misc{a&lt;b}" in html
    assert "us/rooms" in html


def test_tasks_of_other_packages_have_no_words(built):
    manifest = read_manifest(built)
    recipe = {**manifest["recipe"], "series": [{"task": "of_another"}]}
    assert "of_another" not in about_html({**manifest, "recipe": recipe}, built)


def test_the_introduction_counts_all_splits(built):
    assert intro_html({"configs": {"a": {"x": 1000, "y": 2}}}).startswith("1,002 ")


def test_the_introduction_says_in_two_sentences_what_it_is_and_what_to_do():
    said = intro_html({"configs": {"a": {"x": 3}}})
    assert said.count(". ") == 1
    assert said.endswith(".")
    what, todo = said.split(". ")
    assert "imagine" in what
    assert todo.startswith("Click an item")


def test_the_page_about_a_data_set_says_nothing_of_clicks(built):
    assert "Click" not in about_html(read_manifest(built), built)


def test_cells_of_tables_know_their_heads(built):
    html = about_html(read_manifest(built), built)
    assert 'data-head="scenes kept"' in html


def test_splits_are_in_their_order_and_dense_targets_are_counted(built):
    manifest = read_manifest(built)
    assert "dense targets" not in about_html(manifest, built)
    files = [{"rows": 1200, "bytes": 2_500_000}, {"rows": 34, "bytes": 200_000}]
    configs = {"a": {"test": 1, "validation": 2, "train": 3}}
    html = about_html({**manifest, "dense": files, "configs": configs}, built)
    assert "<dt>dense targets</dt><dd>1,234 rows, 2.7 MB more</dd>" in html
    places = [html.index(f">{split}<") for split in ("train", "validation", "test")]
    assert places == sorted(places)
