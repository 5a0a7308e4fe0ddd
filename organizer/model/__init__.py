"""The record: peewee tables on SQLite, migrations and the road by which a database is opened."""
