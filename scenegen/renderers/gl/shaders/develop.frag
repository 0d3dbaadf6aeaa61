#version 330 core
// From the light of all samples to a picture: exposure, tone, mean, sRGB codes.

uniform sampler2DMS samples;
uniform int sample_count;
uniform float exposure;
uniform vec3 paper;

out vec4 code;

vec3 display(vec3 light)
{
    vec3 beyond = max(light - TONE_KNEE, 0.0) / (1.0 - TONE_KNEE);
    vec3 rolled = min(light, TONE_KNEE) + (1.0 - TONE_KNEE) * beyond / (1.0 + beyond);
    return TONE_DIMMEST + (TONE_BRIGHTEST - TONE_DIMMEST) * max(rolled, 0.0);
}

vec3 encoded(vec3 light)
{
    vec3 curved = 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055;
    return mix(curved, 12.92 * light, lessThanEqual(light, vec3(0.0031308)));
}

void main()
{
    vec3 total = vec3(0.0);
    for (int number = 0; number < sample_count; ++number) {
        vec3 light = texelFetch(samples, ivec2(gl_FragCoord.xy), number).rgb;
        total += light.r < 0.0 ? paper : display(light * exposure);
    }
    code = vec4(encoded(total / float(sample_count)), 1.0);
}
