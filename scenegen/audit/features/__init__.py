"""Features of flat pictures: what can be read off them without any imagination."""
