"""Reading a document as it came (.txt, .pdf, .docx, .html) into the lines that locators count."""
