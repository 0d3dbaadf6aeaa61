// Twin of lighting/local_lights.py.

#include "scene_table.glsl"

// First row in the table, and how many there are.
uniform ivec2 lamps;
uniform ivec2 windows;

vec3 light_of_local_lights(vec3 place, vec3 normal)
{
    vec3 total = vec3(0.0);
    for (int lamp = lamps.x; lamp < lamps.x + lamps.y; ++lamp) {
        vec3 way = row(lamp, 0).xyz - place;
        float facing = dot(way, normal);
        if (facing <= 0.0)
            continue;
        float square = dot(way, way);
        total += facing / (sqrt(square) * (LAMP_REACH + square)) * row(lamp, 1).xyz;
    }
    for (int window = windows.x; window < windows.x + windows.y; ++window) {
        vec3 way = row(window, 0).xyz - place;
        float facing = dot(way, normal);
        float before = -dot(way.xy, row(window, 1).xy);
        if (facing <= 0.0 || before <= 0.0)
            continue;
        float square = dot(way, way);
        total += facing * before / (square * (WINDOW_PANEL + square)) * row(window, 2).xyz;
    }
    return total;
}
