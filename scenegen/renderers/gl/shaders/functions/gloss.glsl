// Twin of lighting/gloss.py.

#include "ambient.glsl"

// The mirrored share of light from around, and the highlight of the main light.
vec2 gloss(vec3 normal, vec3 to_camera, vec3 to_main, float roughness, float metallic)
{
    float graze = 1.0 - max(dot(normal, to_camera), GLOSS_LEAST_FACING);
    float fresnel = graze * graze * graze * graze * graze;
    float smoothness = 1.0 - roughness;
    float base = GLOSS_DIELECTRIC + GLOSS_METAL * metallic;
    float keep = metallic + smoothness * (1.0 - metallic);
    float polish = (base + (1.0 - base) * fresnel * smoothness) * keep;
    vec3 middle = to_camera + to_main;
    float aligned = max(dot(normal, middle) / (length(middle) + 1e-9), 0.0);
    float spread = max(roughness * roughness, GLOSS_LEAST_SPREAD);
    spread = spread * spread;
    float lobe = aligned * aligned * (spread - 1.0) + 1.0;
    float shine = spread / (GLOSS_PI * lobe * lobe) * (base + (1.0 - base) * fresnel) * 0.25;
    return vec2(polish, min(shine, GLOSS_BRIGHTEST_HIGHLIGHT));
}

vec3 blurred_room(float rise, float width)
{
    float high = clamp((rise - GLOSS_CEILING_RISE) / width + 0.5, 0.0, 1.0);
    float low = clamp((-rise - GLOSS_FLOOR_DROP) / width + 0.5, 0.0, 1.0);
    return ambient_walls
        + high * (ambient_ceiling - ambient_walls)
        + low * (ambient_floor - ambient_walls);
}

vec3 polished(vec3 colour, float metallic)
{
    return colour * (1.0 + GLOSS_POLISHED_METAL * metallic * (1.0 - colour));
}

// material: roughness, metallic, emission, share of light that it reflects.
// incident: share of the main light, cosine of its level parts, ambient occlusion.
vec3 outgoing_light(
    vec4 material, vec3 colour, vec3 normal, vec3 incident, vec3 placed, vec3 mirrored,
    vec2 shares)
{
    float roughness = material.x;
    float metallic = material.y;
    float occlusion = incident.z;
    float polish = shares.x;
    float shine = shares.y * incident.x;
    float clear = roughness < GLOSS_MIRROR
        ? 1.0
        : GLOSS_UNOCCLUDED + (1.0 - GLOSS_UNOCCLUDED) * occlusion;
    float brushed = metallic * min(GLOSS_BRUSHED * roughness, GLOSS_MOST_BRUSHED);
    float matte = (1.0 - metallic) * (1.0 - polish) * material.w + brushed;
    polish = polish * (1.0 - brushed);
    vec3 around = mix(ambient_below, ambient_above, 0.5 + 0.5 * normal.z);
    around = (around + incident.y * ambient_side) * occlusion;
    around = around + incident.x * ambient_main + placed;
    vec3 base = polished(colour, metallic);
    vec3 sheen = 1.0 + metallic * (base - 1.0);
    vec3 shown = polish * clear * mirrored + shine * ambient_main;
    return base * (matte * around + material.z) + sheen * shown;
}
