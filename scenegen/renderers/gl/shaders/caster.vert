#version 330 core
// Shadow casters from the camera of a light.

layout(location = 0) in vec3 position;

uniform mat4 clip_from_world;
uniform vec3 eye;
uniform vec3 forward;

out float depth;

void main()
{
    gl_Position = clip_from_world * vec4(position, 1.0);
    depth = dot(position - eye, forward);
}
