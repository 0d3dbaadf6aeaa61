#version 330 core
// The minimum of a window around each cell of a coarser grid.

uniform sampler2D source;
uniform int stride;
uniform int before;
uniform int span;

out vec4 minimum;

void main()
{
    ivec2 first = ivec2(gl_FragCoord.xy) * stride - before;
    ivec2 last = textureSize(source, 0) - 1;
    float found = NO_DEPTH;
    for (int row = 0; row < span; ++row)
        for (int column = 0; column < span; ++column) {
            ivec2 cell = clamp(first + ivec2(column, row), ivec2(0), last);
            found = min(found, texelFetch(source, cell, 0).r);
        }
    minimum = vec4(found);
}
