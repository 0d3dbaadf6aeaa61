#version 330 core
// The owner of each pixel.

uniform sampler2D table;
uniform int part;

out vec4 owner;

void main()
{
    owner = vec4(texelFetch(table, ivec2(3, part), 0).y, 0.0, 0.0, 1.0);
}
