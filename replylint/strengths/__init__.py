"""What a reply does well: one folder a family, one file a credit."""
