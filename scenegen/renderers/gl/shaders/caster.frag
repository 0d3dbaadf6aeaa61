#version 330 core
// Depth, in metres.

in float depth;

out vec4 metres;

void main()
{
    metres = vec4(depth);
}
