// Rows of the table of a scene: four texels each.

uniform sampler2D table;

vec4 row(int line, int column)
{
    return texelFetch(table, ivec2(column, line), 0);
}
