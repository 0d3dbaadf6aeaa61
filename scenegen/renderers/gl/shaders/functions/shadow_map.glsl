// Twin of lighting/shadow_map.py. Shadow maps are plain textures of depth that are
// looked up by hand, so that nothing depends on how a driver compares depths.

uniform vec2 disc[SHADOW_TAPS];

vec2 turn_of_pixel(ivec2 pixel)
{
    int which = (pixel.x & 1) + 2 * (pixel.y & 1);
    if (which == 0)
        return vec2(1.0, 0.0);
    if (which == 1)
        return vec2(SHADOW_COS_45, SHADOW_COS_45);
    if (which == 2)
        return vec2(SHADOW_COS_22, SHADOW_SIN_22);
    return vec2(SHADOW_SIN_22, SHADOW_COS_22);
}

float depth_above_tangent(sampler2D depth, vec2 texel, vec2 away, vec3 slope)
{
    ivec2 cell = clamp(ivec2(texel + away), ivec2(0), ivec2(SHADOW_SIZE - 1));
    return texelFetch(depth, cell, 0).r - dot(slope.xy, away) * slope.z;
}

vec2 turned(vec2 point, vec2 spin)
{
    return vec2(point.x * spin.x - point.y * spin.y, point.x * spin.y + point.y * spin.x);
}

// frame: towards the light, right, down, and the origin; map: texels a metre, spread.
float lit_share(
    sampler2D depth, sampler2D nearest, vec3 frame[4], vec2 map,
    vec3 place, vec3 normal, vec2 turn)
{
    vec3 from = place + SHADOW_OFFSET * normal - frame[3];
    vec2 texel = 0.5 * float(SHADOW_SIZE)
        + map.x * vec2(dot(from, frame[1]), dot(from, frame[2]));
    if (min(texel.x, texel.y) < 0.0 || max(texel.x, texel.y) >= float(SHADOW_SIZE))
        return 1.0;
    float far = -dot(from, frame[0]) - SHADOW_BIAS;
    if (far <= texelFetch(nearest, ivec2(texel) / SHADOW_BLOCK, 0).r)
        return 1.0;
    float steep = 1.0 / max(dot(normal, frame[0]), SHADOW_LEAST_FACING);
    vec3 slope = vec3(dot(normal, frame[1]) * steep, dot(normal, frame[2]) * steep, 1.0 / map.x);
    float reach = min(SHADOW_SEARCH * map.x, float(SHADOW_BLOCK));
    float found = 0.0;
    float blockers = 0.0;
    for (int tap = 0; tap < SHADOW_TAPS; tap += 2) {
        float near = depth_above_tangent(depth, texel, turned(disc[tap], turn * reach), slope);
        if (near < far) {
            found += near;
            blockers += 1.0;
        }
    }
    if (blockers == 0.0)
        return 1.0;
    float gap = far - found / blockers;
    float radius = min(max(map.y * gap, SHADOW_SHARPEST) * map.x, reach);
    float lit = 0.0;
    for (int tap = 0; tap < SHADOW_TAPS; ++tap) {
        vec2 away = turned(disc[tap], turn * radius);
        lit += depth_above_tangent(depth, texel, away, slope) >= far ? 1.0 : 0.0;
    }
    return lit / float(SHADOW_TAPS);
}
