"""Second opinions: answers found from tokens alone, from masks alone, and by cheats.

Nothing here makes a label. What is here reads finished facts, and disagrees with them
where something is wrong, or agrees too often where something gives the answer away.
"""
