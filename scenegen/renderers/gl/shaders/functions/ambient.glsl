// `AmbientLight` of lighting/ambient.py.

uniform vec3 ambient_main;
uniform vec3 ambient_above;
uniform vec3 ambient_below;
uniform vec3 ambient_side;
uniform vec3 ambient_ceiling;
uniform vec3 ambient_walls;
uniform vec3 ambient_floor;
