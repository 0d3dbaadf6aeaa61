#version 330 core
// How open places are: the arithmetic of `sky.py`, a place in each texel.

uniform sampler2D points;
uniform sampler2D normals;
uniform sampler2D dome;
uniform sampler2D walls;

uniform vec3 ways[SKY_EYES];
uniform vec3 rights[SKY_EYES];
uniform vec3 downs[SKY_EYES];
uniform vec3 centre;
uniform float scale;
uniform float reach;
uniform int wall_count;

out vec4 openness;

float passed(float gap)
{
    return gap <= 0.0 ? 1.0 : 1.0 - 1.0 / (1.0 + gap * gap * SKY_FADE);
}

float passed_at(int way, ivec2 cell, float depth)
{
    // The maps lie side by side.
    ivec2 texel = ivec2(way * SKY_SIZE + cell.x, cell.y);
    return passed(depth - texelFetch(dome, texel, 0).r);
}

float looked_up(vec3 place, vec3 normal)
{
    vec3 from = place + SKY_LIFT * normal - centre;
    float total = 1e-9;
    float seen = 1e-9;
    for (int way = 0; way < SKY_EYES; ++way) {
        float weight = dot(normal, ways[way]) + SKY_WRAP;
        if (weight <= 0.0)
            continue;
        total += weight;
        float depth = reach - dot(from, ways[way]) - 0.03;
        vec2 spot = vec2(dot(from, rights[way]), dot(from, downs[way]));
        spot = 0.5 * float(SKY_SIZE) + scale * spot - 0.5;
        if (min(spot.x, spot.y) < 0.0 || max(spot.x, spot.y) >= float(SKY_SIZE - 1)) {
            seen += weight;
            continue;
        }
        ivec2 cell = ivec2(spot);
        vec2 part = spot - vec2(cell);
        float over = mix(
            passed_at(way, cell, depth), passed_at(way, cell + ivec2(1, 0), depth), part.x);
        float under = mix(
            passed_at(way, cell + ivec2(0, 1), depth),
            passed_at(way, cell + ivec2(1, 1), depth),
            part.x);
        seen += weight * mix(over, under, part.y);
    }
    return seen / total;
}

float corners(vec3 place, vec3 normal)
{
    float light = 1.0;
    for (int wall = 0; wall < wall_count; ++wall) {
        vec4 a = texelFetch(walls, ivec2(0, wall), 0);
        vec4 b = texelFetch(walls, ivec2(1, wall), 0);
        vec4 c = texelFetch(walls, ivec2(2, wall), 0);
        vec4 d = texelFetch(walls, ivec2(3, wall), 0);
        vec3 out_of = vec3(a.w, b.xy);
        vec3 from = place - a.xyz;
        float side = dot(from, out_of);
        if (dot(normal, out_of) > 0.5 || side < 0.0 || side > 1.5)
            continue;
        float s = dot(from, vec3(b.zw, c.x));
        float t = dot(from, c.yzw);
        s = max(max(-s, s - d.x), 0.0);
        t = max(max(-t, t - d.y), 0.0);
        float away = side * side + s * s + t * t;
        float share = (max(side, 0.0) + 0.02) / (sqrt(away) + 0.02);
        float near = away / (CORNER_REACH * CORNER_REACH);
        light *= 1.0 - CORNER_DEPTH * share / (1.0 + near);
    }
    return light;
}

void main()
{
    vec4 point = texelFetch(points, ivec2(gl_FragCoord.xy), 0);
    vec3 normal = texelFetch(normals, ivec2(gl_FragCoord.xy), 0).xyz;
    // The last number of a place that keeps no value is 0.
    float value = 1.0;
    if (point.w > 0.0)
        value = looked_up(point.xyz, normal) * corners(point.xyz, normal);
    openness = vec4(value);
}
