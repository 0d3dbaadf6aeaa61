// Twin of the kernels of lighting/ambient_occlusion.py that find ambient occlusion.

uniform sampler2D dome;
uniform sampler2D shell;
uniform vec3 towards[SKY_DIRECTIONS];
uniform vec3 rights[SKY_DIRECTIONS];
uniform vec3 downs[SKY_DIRECTIONS];
uniform vec3 centre;
uniform float scale;
uniform float reach;
uniform int shell_count;

float passed(float gap)
{
    return gap <= 0.0 ? 1.0 : 1.0 - 1.0 / (1.0 + gap * gap * SKY_FADE);
}

float passed_at(int direction, ivec2 cell, float depth)
{
    // The maps lie side by side.
    ivec2 texel = ivec2(direction * SKY_SIZE + cell.x, cell.y);
    return passed(depth - texelFetch(dome, texel, 0).r);
}

float sky_share(vec3 place, vec3 normal)
{
    vec3 from = place + SKY_LIFT * normal - centre;
    float total = 1e-9;
    float seen = 1e-9;
    for (int direction = 0; direction < SKY_DIRECTIONS; ++direction) {
        float weight = dot(normal, towards[direction]) + SKY_WRAP;
        if (weight <= 0.0)
            continue;
        total += weight;
        float depth = reach - dot(from, towards[direction]) - SKY_BIAS;
        vec2 texel = vec2(dot(from, rights[direction]), dot(from, downs[direction]));
        texel = 0.5 * float(SKY_SIZE) + scale * texel - 0.5;
        if (min(texel.x, texel.y) < 0.0 || max(texel.x, texel.y) >= float(SKY_SIZE - 1)) {
            seen += weight;
            continue;
        }
        ivec2 cell = ivec2(texel);
        vec2 part = texel - vec2(cell);
        float over = mix(
            passed_at(direction, cell, depth),
            passed_at(direction, cell + ivec2(1, 0), depth),
            part.x);
        float under = mix(
            passed_at(direction, cell + ivec2(0, 1), depth),
            passed_at(direction, cell + ivec2(1, 1), depth),
            part.x);
        seen += weight * mix(over, under, part.y);
    }
    return seen / total;
}

float corner_share(vec3 place, vec3 normal)
{
    float light = 1.0;
    for (int index = 0; index < shell_count; ++index) {
        vec4 a = texelFetch(shell, ivec2(0, index), 0);
        vec4 b = texelFetch(shell, ivec2(1, index), 0);
        vec4 c = texelFetch(shell, ivec2(2, index), 0);
        vec4 d = texelFetch(shell, ivec2(3, index), 0);
        vec3 inward = vec3(a.w, b.xy);
        vec3 from = place - a.xyz;
        float side = dot(from, inward);
        if (dot(normal, inward) > 0.5 || side < 0.0 || side > CORNER_FAR)
            continue;
        float s = dot(from, vec3(b.zw, c.x));
        float t = dot(from, c.yzw);
        s = max(max(-s, s - d.x), 0.0);
        t = max(max(-t, t - d.y), 0.0);
        float away = side * side + s * s + t * t;
        float share = (max(side, 0.0) + CORNER_SOFT) / (sqrt(away) + CORNER_SOFT);
        float near = away / (CORNER_REACH * CORNER_REACH);
        light *= 1.0 - CORNER_DEPTH * share / (1.0 + near);
    }
    return light;
}
