#version 330 core
// The light that a camera gets from a surface: the arithmetic of `shading.py` and of
// what it calls, in the same order and with the same numbers, which come in as names
// in capitals. Shadow maps are plain textures of depth and are looked into by hand, so
// that nothing depends on how a driver compares depths.
//
// Where a processor draws, both sides of every branch are run. So what a face cannot
// need is left out before the shader is compiled: see `runs.Features`.

centroid in vec3 at;
centroid in vec3 towards;
centroid in vec2 surface;
centroid in float open_vertex;

uniform sampler2D table;
uniform sampler2D faces;
uniform sampler2D grid_openness;
uniform sampler2D picture;
uniform sampler2D main_depth;
uniform sampler2D main_nearest;
uniform sampler2D sun_depth;
uniform sampler2D sun_nearest;

uniform int first_face;
uniform int is_map;
uniform vec3 eye;
uniform vec3 forward;
uniform int is_orthographic;

// First row in the table, and how many there are.
uniform int looks;
uniform int grids;
uniform ivec2 lamps;
uniform ivec2 windows;
uniform ivec2 gates;
uniform ivec2 walls;
uniform ivec2 panes;

uniform vec3 glow_sun;
uniform vec3 glow_above;
uniform vec3 glow_below;
uniform vec3 glow_side;
uniform vec3 glow_ceiling;
uniform vec3 glow_walls;
uniform vec3 glow_floor;

uniform vec2 disc[SHADOW_TAPS];
uniform vec3 main_frame[4];
uniform vec2 main_map;
uniform vec3 sun_frame[4];
uniform vec2 sun_map;
uniform vec3 sun_colour;
uniform float wall_thickness;

uniform vec3 hall_low;
uniform vec3 hall_high;
uniform vec3 hall_floor;
uniform vec3 hall_walls;
uniform vec3 hall_ceiling;
uniform vec3 hall_sky;

out vec4 light;

vec4 row(int line, int column)
{
    return texelFetch(table, ivec2(column, line), 0);
}

// ---- shadow.py

float probe(sampler2D depth, vec2 spot, vec2 away, vec3 slope)
{
    ivec2 cell = clamp(ivec2(spot + away), ivec2(0), ivec2(SHADOW_SIZE - 1));
    return texelFetch(depth, cell, 0).r - dot(slope.xy, away) * slope.z;
}

vec2 turned(vec2 point, vec2 spin)
{
    return vec2(point.x * spin.x - point.y * spin.y, point.x * spin.y + point.y * spin.x);
}

float lit_share(
    sampler2D depth, sampler2D nearest, vec3 frame[4], vec2 map, vec3 normal, vec2 turn)
{
    vec3 from = at + 0.012 * normal - frame[3];
    vec2 spot = 0.5 * float(SHADOW_SIZE) + map.x * vec2(dot(from, frame[1]), dot(from, frame[2]));
    if (min(spot.x, spot.y) < 0.0 || max(spot.x, spot.y) >= float(SHADOW_SIZE))
        return 1.0;
    float far = -dot(from, frame[0]) - 0.01;
    if (far <= texelFetch(nearest, ivec2(spot) / SHADOW_BLOCK, 0).r)
        return 1.0;
    float steep = 1.0 / max(dot(normal, frame[0]), 0.2);
    vec3 slope = vec3(dot(normal, frame[1]) * steep, dot(normal, frame[2]) * steep, 1.0 / map.x);
    float reach = min(0.09 * map.x, float(SHADOW_BLOCK));
    float found = 0.0;
    float blockers = 0.0;
    for (int tap = 0; tap < SHADOW_TAPS; tap += 2) {
        float near = probe(depth, spot, turned(disc[tap], turn * reach), slope);
        if (near < far) {
            found += near;
            blockers += 1.0;
        }
    }
    if (blockers == 0.0)
        return 1.0;
    float gap = far - found / blockers;
    float radius = min(max(map.y * gap, 0.008) * map.x, reach);
    float lit = 0.0;
    for (int tap = 0; tap < SHADOW_TAPS; ++tap)
        lit += probe(depth, spot, turned(disc[tap], turn * radius), slope) >= far ? 1.0 : 0.0;
    return lit / float(SHADOW_TAPS);
}

// ---- sources.py

vec3 light_of_sources(vec3 place, vec3 normal)
{
    vec3 total = vec3(0.0);
    for (int lamp = lamps.x; lamp < lamps.x + lamps.y; ++lamp) {
        vec3 way = row(lamp, 0).xyz - place;
        float facing = dot(way, normal);
        if (facing <= 0.0)
            continue;
        float square = dot(way, way);
        total += facing / (sqrt(square) * (LAMP_REACH + square)) * row(lamp, 1).xyz;
    }
    for (int window = windows.x; window < windows.x + windows.y; ++window) {
        vec3 way = row(window, 0).xyz - place;
        float facing = dot(way, normal);
        float before = -dot(way.xy, row(window, 1).xy);
        if (facing <= 0.0 || before <= 0.0)
            continue;
        float square = dot(way, way);
        total += facing * before / (square * (WINDOW_PANEL + square)) * row(window, 2).xyz;
    }
    return total;
}

#ifdef WITH_SUN
// ---- sunlight.py: a gate is corner and along, out and (first, last), (low, high, rate)

float in_gate(int gate, float way)
{
    vec3 there = at + way * sun_frame[0];
    vec4 start = row(gate, 0);
    vec4 span = row(gate, 1);
    vec4 height = row(gate, 2);
    float along = dot(there.xy - start.xy, start.zw);
    float edge = SUN_EDGE + SUN_SPREAD * way;
    float across = min(along - span.z, span.w - along) / edge + 0.5;
    float upward = min(there.z - height.x, height.y - there.z) / edge + 0.5;
    return clamp(across, 0.0, 1.0) * clamp(upward, 0.0, 1.0);
}

bool leaves_before(float way)
{
    for (int wall = walls.x; wall < walls.x + walls.y; ++wall) {
        vec4 start = row(wall, 0);
        vec4 side = row(wall, 1);
        float met = dot(start.xy - at.xy, side.xy) / dot(side.xy, sun_frame[0].xy);
        if (met < 0.001 || met > way - 0.001)
            continue;
        float along = dot(at.xy + met * sun_frame[0].xy - start.xy, start.zw);
        if (0.0 <= along && along <= side.z)
            return true;
    }
    return false;
}

float through_windows()
{
    float most = 0.0;
    for (int gate = gates.x; gate < gates.x + gates.y; ++gate) {
        float away = dot(row(gate, 0).xy - at.xy, row(gate, 1).xy);
        float rate = row(gate, 2).z;
        float outer = (away + wall_thickness) / rate;
        if (outer <= 0.0)
            continue;
        float share = in_gate(gate, outer);
        float inner = away / rate;
        if (share > most && inner > 0.0)
            share = min(share, in_gate(gate, inner));
        if (share > most && !leaves_before(inner))
            most = share;
    }
    return most;
}

float sun_share(vec3 normal, vec2 turn)
{
    float share = through_windows();
    if (share <= 0.0)
        return 0.0;
    return share * lit_share(sun_depth, sun_nearest, sun_frame, sun_map, normal, turn);
}
#endif

#ifdef WITH_MIRRORS
// ---- mirrors.py

bool is_pane(vec3 place, vec3 normal)
{
    for (int pane = panes.x; pane < panes.x + panes.y; ++pane) {
        vec4 start = row(pane, 0);
        vec4 span = row(pane, 1);
        vec2 height = row(pane, 2).xy;
        vec2 from = place.xy - start.xy;
        if (dot(normal.xy, span.xy) > -0.5 || abs(dot(from, span.xy)) > 0.01)
            continue;
        float along = dot(from, start.zw);
        if (span.z < along && along < span.w && height.x < place.z && place.z < height.y)
            return true;
    }
    return false;
}

float edge_depth(vec3 place, vec3 normal)
{
    vec3 away = min(place - hall_low, hall_high - place);
    vec3 kept = mix(away, vec3(1e9), greaterThanEqual(abs(normal), vec3(0.5)));
    float edge = max(min(kept.x, min(kept.y, kept.z)), 0.0);
    return 1.0 - HALL_DEPTH * 0.06 / (0.06 + edge);
}

vec3 seen_in_mirror(vec3 origin, vec3 way)
{
    float nearest = 1e9;
    vec3 normal = vec3(0.0, 0.0, 1.0);
    for (int axis = 0; axis < 3; ++axis) {
        if (abs(way[axis]) < 1e-9)
            continue;
        float side = way[axis] > 0.0 ? hall_high[axis] : hall_low[axis];
        float far = (side - origin[axis]) / way[axis];
        if (far < nearest && far > 0.0) {
            nearest = far;
            normal = vec3(0.0);
            normal[axis] = way[axis] > 0.0 ? -1.0 : 1.0;
        }
    }
    vec3 place = origin + nearest * way;
    if (is_pane(place, normal))
        return hall_sky;
    vec3 given = light_of_sources(place, normal);
    vec3 colour = normal.z > 0.5 ? hall_floor : normal.z < -0.5 ? hall_ceiling : hall_walls;
    vec3 around = mix(glow_below, glow_above, 0.5 + 0.5 * normal.z);
    return colour * (around + given) * HALL_MAIN * edge_depth(place, normal);
}
#endif

// ---- shading.py

vec2 turn_of(ivec2 pixel)
{
    int which = (pixel.x & 1) + 2 * (pixel.y & 1);
    if (which == 0)
        return vec2(1.0, 0.0);
    if (which == 1)
        return vec2(0.7071067811865476, 0.7071067811865476);
    if (which == 2)
        return vec2(0.9238795325112867, 0.3826834323650898);
    return vec2(0.3826834323650898, 0.9238795325112867);
}

#ifdef WITH_GRIDS
float open_on_shell(int grid)
{
    vec4 first = row(grid, 0);
    vec4 second = row(grid, 1);
    vec4 third = row(grid, 2);
    vec3 from = at - first.xyz;
    vec2 counts = third.zw;
    vec2 spot = vec2(
        dot(from, vec3(first.w, second.xy)),
        dot(from, vec3(second.zw, third.x)));
    spot = clamp(spot, vec2(0.0), counts - 1.001);
    ivec2 cell = ivec2(spot);
    vec2 part = spot - vec2(cell);
    int columns = int(counts.x);
    int start = int(third.y) + cell.y * columns + cell.x;
    ivec4 places = ivec4(start, start + 1, start + columns, start + columns + 1);
    vec4 values;
    for (int corner = 0; corner < 4; ++corner) {
        ivec2 texel = ivec2(places[corner] % TABLE_WIDTH, places[corner] / TABLE_WIDTH);
        values[corner] = texelFetch(grid_openness, texel, 0).r;
    }
    vec2 lines = mix(values.xz, values.yw, part.x);
    return mix(lines.x, lines.y, part.y);
}
#endif

vec2 gloss_of(vec3 normal, vec3 to_eye, float roughness, float metallic)
{
    float graze = 1.0 - max(dot(normal, to_eye), 0.02);
    float fresnel = graze * graze * graze * graze * graze;
    float smoothness = 1.0 - roughness;
    float base = 0.04 + 0.9 * metallic;
    float keep = metallic + smoothness * (1.0 - metallic);
    float polish = (base + (1.0 - base) * fresnel * smoothness) * keep;
    vec3 middle = to_eye + main_frame[0];
    float aligned = max(dot(normal, middle) / (length(middle) + 1e-9), 0.0);
    float spread = max(roughness * roughness, 0.02);
    spread = spread * spread;
    float lobe = aligned * aligned * (spread - 1.0) + 1.0;
    float shine = spread / (3.1416 * lobe * lobe) * (base + (1.0 - base) * fresnel) * 0.25;
    return vec2(polish, min(shine, 4.0));
}

vec3 blurred(float rise, float width)
{
    float high = clamp((rise - 0.15) / width + 0.5, 0.0, 1.0);
    float low = clamp((-rise - 0.1) / width + 0.5, 0.0, 1.0);
    return glow_walls + high * (glow_ceiling - glow_walls) + low * (glow_floor - glow_walls);
}

vec3 mirrored(vec3 normal, vec3 to_eye, float roughness)
{
    vec3 way = 2.0 * dot(normal, to_eye) * normal - to_eye;
#ifdef WITH_MIRRORS
    if (roughness < GLOSS_MIRROR)
        return seen_in_mirror(at, way);
#endif
    return blurred(way.z, 0.25 + roughness);
}

void main()
{
    int face = first_face + gl_PrimitiveID;
    vec4 about = texelFetch(faces, ivec2(face % TABLE_WIDTH, face / TABLE_WIDTH), 0);
    int look = looks + int(is_map != 0 ? about.y : about.x);
    vec4 paint = row(look, 0);
    vec4 finish = row(look, 1);
    float roughness = finish.x;
    float metallic = finish.y;

    vec3 to_eye = is_orthographic != 0 ? -forward : normalize(eye - at);
    vec3 normal = normalize(towards) * (gl_FrontFacing ? 1.0 : -1.0);
    float openness = open_vertex;
#ifdef WITH_GRIDS
    if (about.z >= 0.0)
        openness = open_on_shell(grids + int(about.z));
#endif
    openness = SKY_DIMMEST + (1.0 - SKY_DIMMEST) * openness;

    vec3 base = paint.rgb;
#ifdef WITH_TEXTURE
    // Rows of a picture run downwards, v upwards. The texture is read outside of any
    // branch, where its footprint is known; looks without one have negative repeats.
    vec2 repeats = vec2(surface.x, -surface.y) / abs(paint.w);
    vec3 texel = texture(picture, repeats).rgb;
    base *= paint.w > 0.0 ? texel : vec3(1.0);
#endif

    vec2 turn = turn_of(ivec2(gl_FragCoord.xy));
    float facing = dot(normal, main_frame[0]);
    float sun = 0.0;
    if (facing > 0.0)
        sun = facing * lit_share(main_depth, main_nearest, main_frame, main_map, normal, turn);
    vec3 placed = light_of_sources(at, normal) * openness;
#ifdef WITH_SUN
    float slant = dot(normal, sun_frame[0]);
    if (slant > 0.0)
        placed += slant * sun_share(normal, turn) * sun_colour;
#endif

    float side = dot(normal.xy, main_frame[0].xy);
    vec2 gloss = gloss_of(normal, to_eye, roughness, metallic);
    float polish = gloss.x;
    float shine = gloss.y * sun;
    float clear = roughness < GLOSS_MIRROR ? 1.0 : 0.35 + 0.65 * openness;
    float brushed = metallic * min(GLOSS_BRUSHED * roughness, 0.7);
    float matte = (1.0 - metallic) * (1.0 - polish) * finish.w + brushed;
    polish = polish * (1.0 - brushed);

    vec3 around = mix(glow_below, glow_above, 0.5 + 0.5 * normal.z);
    around = (around + side * glow_side) * openness + sun * glow_sun + placed;
    base = base * (1.0 + 0.5 * metallic * (1.0 - base));
    vec3 sheen = 1.0 + metallic * (base - 1.0);
    vec3 shown = polish * clear * mirrored(normal, to_eye, roughness) + shine * glow_sun;
    light = vec4(base * (matte * around + finish.z) + sheen * shown, 1.0);
}
