// Twin of lighting/tone.py.

vec3 display(vec3 light)
{
    vec3 beyond = max(light - TONE_KNEE, 0.0) / (1.0 - TONE_KNEE);
    vec3 rolled = min(light, TONE_KNEE) + (1.0 - TONE_KNEE) * beyond / (1.0 + beyond);
    return TONE_DIMMEST + (TONE_BRIGHTEST - TONE_DIMMEST) * max(rolled, 0.0);
}

vec3 encoded(vec3 light)
{
    vec3 curved = (1.0 + SRGB_OFFSET) * pow(light, vec3(1.0 / SRGB_EXPONENT)) - SRGB_OFFSET;
    return mix(curved, SRGB_SLOPE * light, lessThanEqual(light, vec3(SRGB_LINEAR_LIGHT)));
}
