#version 330 core
// Ambient occlusion, a place in each texel.

#include "functions/ambient_occlusion.glsl"

uniform sampler2D points;
uniform sampler2D normals;

out vec4 occlusion;

void main()
{
    vec4 point = texelFetch(points, ivec2(gl_FragCoord.xy), 0);
    vec3 normal = texelFetch(normals, ivec2(gl_FragCoord.xy), 0).xyz;
    // The last number of a place that keeps no value is 0.
    float value = 1.0;
    if (point.w > 0.0)
        value = sky_share(point.xyz, normal) * corner_share(point.xyz, normal);
    occlusion = vec4(value);
}
