#version 330 core
// The position of a vertex, and what is interpolated over its faces.
//
// Attributes are laid out as pyrender's primitives have them. Its name for an instance
// matrix stays unused: the pose of a part is in the table.

layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;

uniform mat4 clip_from_world;
uniform sampler2D table;
uniform sampler2D vertex_occlusion;
uniform int part;

#ifdef SHADED
// At the middle of the samples that a triangle covers, so that nothing is read from
// beyond its edges.
centroid out vec3 place;
centroid out vec3 towards;
centroid out vec2 surface;
centroid out float vertex_share;
#endif

// A pass that lays down depth and the one that shades must agree to the last bit.
invariant gl_Position;

void main()
{
    vec4 x = texelFetch(table, ivec2(0, part), 0);
    vec4 y = texelFetch(table, ivec2(1, part), 0);
    vec4 z = texelFetch(table, ivec2(2, part), 0);
    vec4 body = vec4(position, 1.0);
    vec4 world = vec4(dot(x, body), dot(y, body), dot(z, body), 1.0);
    gl_Position = clip_from_world * world;
#ifdef SHADED
    place = world.xyz;
    towards = vec3(dot(x.xyz, normal), dot(y.xyz, normal), dot(z.xyz, normal));
    surface = uv;
    int row = int(texelFetch(table, ivec2(3, part), 0).x) + gl_VertexID;
    ivec2 cell = ivec2(row % TABLE_WIDTH, row / TABLE_WIDTH);
    vertex_share = texelFetch(vertex_occlusion, cell, 0).r;
#endif
}
