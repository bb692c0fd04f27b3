"""Reports for people and programs: PDF, workbook, tables. Empty until the first is built."""
