#version 330 core
// How far away it is, in metres.

in float depth;

out vec4 found;

void main()
{
    found = vec4(depth);
}
