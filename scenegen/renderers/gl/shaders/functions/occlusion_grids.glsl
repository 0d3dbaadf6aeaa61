// Twin of `occlusion_on_grid` of lighting/occlusion_grids.py and of `softened` of
// lighting/ambient_occlusion.py.

#include "scene_table.glsl"

uniform sampler2D grid_occlusion;

float occlusion_on_grid(int grid, vec3 place)
{
    vec4 first = row(grid, 0);
    vec4 second = row(grid, 1);
    vec4 third = row(grid, 2);
    vec3 from = place - first.xyz;
    vec2 counts = third.zw;
    vec2 cell = vec2(
        dot(from, vec3(first.w, second.xy)),
        dot(from, vec3(second.zw, third.x)));
    cell = clamp(cell, vec2(0.0), counts - GRID_INSIDE);
    ivec2 corner = ivec2(cell);
    vec2 part = cell - vec2(corner);
    int columns = int(counts.x);
    int start = int(third.y) + corner.y * columns + corner.x;
    ivec4 places = ivec4(start, start + 1, start + columns, start + columns + 1);
    vec4 values;
    for (int index = 0; index < 4; ++index) {
        ivec2 texel = ivec2(places[index] % TABLE_WIDTH, places[index] / TABLE_WIDTH);
        values[index] = texelFetch(grid_occlusion, texel, 0).r;
    }
    vec2 lines = mix(values.xz, values.yw, part.x);
    return mix(lines.x, lines.y, part.y);
}

float softened(float occlusion)
{
    return SKY_LEAST_LIGHT + (1.0 - SKY_LEAST_LIGHT) * occlusion;
}
