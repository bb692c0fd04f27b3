"""The Fava extension: pages and endpoints. Empty until the first page is built."""
