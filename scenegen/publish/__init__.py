"""A finished data set on the Hugging Face Hub."""
