#version 330 core
// The light that a camera gets from a surface, by the functions that are compared with
// the kernels of `software` in tests/renderers/test_one_light.py.
//
// On Mesa's processor both sides of every branch are run. So what a face cannot need is
// left out before the shader is compiled: see `draw_calls.Features`.

#include "functions/scene_table.glsl"
#include "functions/shadow_map.glsl"
#include "functions/local_lights.glsl"
#include "functions/gloss.glsl"
#include "functions/occlusion_grids.glsl"
#ifdef WITH_SUN
#include "functions/sunlight.glsl"
#endif
#ifdef WITH_MIRRORS
#include "functions/reflections.glsl"
#endif

centroid in vec3 place;
centroid in vec3 towards;
centroid in vec2 surface;
centroid in float vertex_share;

uniform sampler2D faces;
uniform sampler2D picture;
uniform sampler2D main_depth;
uniform sampler2D main_nearest;

uniform int first_face;
uniform vec3 eye;
uniform vec3 forward;
uniform int is_orthographic;

// First rows in the table.
uniform int materials;
uniform int grids;

uniform vec3 main_frame[4];
uniform vec2 main_map;
uniform vec3 sun_colour;

out vec4 light;

vec3 mirrored(vec3 normal, vec3 to_camera, float roughness)
{
    vec3 way = 2.0 * dot(normal, to_camera) * normal - to_camera;
#ifdef WITH_MIRRORS
    if (roughness < GLOSS_MIRROR)
        return seen_in_mirror(place, way);
#endif
    return blurred_room(way.z, GLOSS_LEAST_BLUR + roughness);
}

void main()
{
    int face = first_face + gl_PrimitiveID;
    vec4 about = texelFetch(faces, ivec2(face % TABLE_WIDTH, face / TABLE_WIDTH), 0);
    int line = materials + int(about.x);
    vec4 paint = row(line, 0);
    vec4 material = row(line, 1);

    vec3 to_camera = is_orthographic != 0 ? -forward : normalize(eye - place);
    vec3 normal = normalize(towards) * (gl_FrontFacing ? 1.0 : -1.0);
    float occlusion = vertex_share;
#ifdef WITH_GRIDS
    if (about.y >= 0.0)
        occlusion = occlusion_on_grid(grids + int(about.y), place);
#endif
    occlusion = softened(occlusion);

    vec3 colour = paint.rgb;
#ifdef WITH_TEXTURE
    // Rows of a picture run downwards, v upwards. The texture is read outside of any
    // branch, where its footprint is known; materials without one have negative repeats.
    vec2 repeats = vec2(surface.x, -surface.y) / abs(paint.w);
    vec3 texel = texture(picture, repeats).rgb;
    colour *= paint.w > 0.0 ? texel : vec3(1.0);
#endif

    vec2 turn = turn_of_pixel(ivec2(gl_FragCoord.xy));
    float facing = dot(normal, main_frame[0]);
    float main_share = 0.0;
    if (facing > 0.0)
        main_share = facing
            * lit_share(main_depth, main_nearest, main_frame, main_map, place, normal, turn);
    vec3 placed = light_of_local_lights(place, normal) * occlusion;
#ifdef WITH_SUN
    float slant = dot(normal, sun_frame[0]);
    if (slant > 0.0)
        placed += slant * sun_share(place, normal, turn) * sun_colour;
#endif

    vec2 shares = gloss(normal, to_camera, main_frame[0], material.x, material.y);
    vec3 incident = vec3(main_share, dot(normal.xy, main_frame[0].xy), occlusion);
    vec3 seen = mirrored(normal, to_camera, material.x);
    light = vec4(outgoing_light(material, colour, normal, incident, placed, seen, shares), 1.0);
}
