#version 330 core
// From the light of all samples to a picture: exposure, tone, mean, sRGB codes.

#include "functions/tone.glsl"

uniform sampler2DMS samples;
uniform int sample_count;
uniform float exposure;
uniform vec3 paper;

out vec4 code;

void main()
{
    vec3 total = vec3(0.0);
    for (int number = 0; number < sample_count; ++number) {
        vec3 light = texelFetch(samples, ivec2(gl_FragCoord.xy), number).rgb;
        total += light.r < 0.0 ? paper : display(light * exposure);
    }
    code = vec4(encoded(total / float(sample_count)), 1.0);
}
