"""Coded columns of a workbook have their codes to choose from."""

import openpyxl

from o7lib.tables.export.dropdowns import choices
from o7lib.tables.export.formats import export
from o7lib.tables.load import load_all


def test_every_coded_column_offers_its_codes_and_no_other_column_does(tmp_path):
    record = load_all()
    book = openpyxl.load_workbook(export(record, record.schema, tmp_path / "o7.xlsx"))
    for table in record.schema.tables.values():
        sheet = book[table.name[:31]]
        header = [cell.value for cell in sheet[1]]
        offered = {}
        for rule in sheet.data_validations.dataValidation:
            (area,) = rule.sqref.ranges
            assert area.min_row == 2 and area.max_row > sheet.max_row and rule.showErrorMessage
            offered[header[area.min_col - 1]] = rule.formula1.strip('"').split(",")
        coded = {c.name: list(c.codes) for c in table.columns.values() if c.codes}
        assert offered == {name: codes for name, codes in coded.items() if choices(table.columns[name])}
    lost = [c.name for t in record.schema.tables.values() for c in t.columns.values() if c.codes and not choices(c)]
    assert lost == []
