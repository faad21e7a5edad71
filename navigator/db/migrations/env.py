"""Alembic's environment: it works on the connection that ``navigator.db.migrate`` hands over."""

from alembic import context

from navigator.db.schema import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
context.run_migrations()
