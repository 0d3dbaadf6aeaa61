#version 330 core
// The light of one sample in each cell of a picture, for the choice of an exposure.

uniform sampler2DMS samples;
uniform int cell;

out vec4 light;

void main()
{
    light = texelFetch(samples, ivec2(gl_FragCoord.xy) * cell + cell / 2, 0);
}
