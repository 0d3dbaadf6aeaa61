// The room of an item in three dimensions: its triangles, cameras, marks and walk.
// Things have the colours and pictures of their materials, or the colours of the masks.
import * as THREE from "three";
import { OrbitControls } from "/web/vendor/OrbitControls.js";
import { facesOf, isBehind, isInside, sideAt, sidesOf } from "/web/walls3d.js";

const WALK = 0xcd1880, CROSS = 0xcd1818, ANSWER = 0x14a05a, CEILING = -3;
const state = JSON.parse(document.getElementById("state").textContent);
const METRE = 1000, DEGREE = Math.PI / 180;
const WALL = -2, WINDOW = -6, SHELL = new Set([WALL, -4, -5, WINDOW]);  // skirting and doors too
const MOST_LAMPS = 6, AHEAD = .01, STEP = .2, ABOVE_FLOOR = 88 * DEGREE;  // metres, metres; no floor is seen from below

export async function openRoom(element, item, {make, answers}) {
  const data = await triangles(item);
  const stage = make("div", {id: "stage", tabindex: 0, role: "img", "aria-label": `A ${item.room.kind} in three dimensions; drag to turn, wheel to come nearer, arrows to move`});
  const pointed = make("div", {id: "pointed", hidden: true}), shade = make("div", {id: "shade", hidden: true}), isTouch = matchMedia("(pointer: coarse)").matches;
  const hint = make("div", {id: "stage-hint"}, isTouch ? "Drag to turn, pinch to zoom" : "Drag to turn, wheel to zoom, arrows to move");
  const bar = make("div", {class: "stage-bar", role: "group", "aria-label": "Where to look from"});
  element.replaceChildren(bar, stage); stage.append(shade, pointed, hint);
  const room = new RoomStage(stage, item, data, answers, {pointed, shade});
  for (const kind of ["pointerdown", "wheel"]) stage.addEventListener(kind, () => { hint.hidden = true; shade.hidden = true }, {passive: true});
  const button = (text, run, pressed) => make("button", {type: "button", "aria-pressed": pressed, onclick: event => run(event.currentTarget)}, text);
  const switched = (text, name) => { const each = button(text, () => set(!room[name].visible), String(room[name].visible)), set = isShown => { room[name].visible = isShown; each.setAttribute("aria-pressed", isShown); room.draw() }; return [each, set] };
  const [lid, showLid] = switched("Ceiling", "ceiling"), [cameras, showCameras] = switched("Cameras", "signs");
  const place = (text, view) => button(text, each => { for (const other of places) other.setAttribute("aria-pressed", other === each); showLid(Boolean(view)); showCameras(!view); if (view) room.through(view); else room.fromAbove(); stage.scrollIntoView({block: "nearest"}) }, String(!view));
  const places = [place("From above"), ...item.views.filter(view => !view.is_map).map(view => place(view.caption, view))];
  bar.append(...places, ...[data ? button("Mask colours", each => each.setAttribute("aria-pressed", room.paint(!room.isMasked)), "false") : null, cameras, lid].filter(Boolean));
  element.scrollIntoView({block: "nearest"});
  return room;
}

// Parts with owner, vertices, faces and surfaces; nothing where no triangles can be derived.
async function triangles(item) {
  const answer = await fetch(`/api/room/${item.place}`);
  if (!answer.ok) return null;
  const buffer = await answer.arrayBuffer(), length = new DataView(buffer).getUint32(0, true);
  const {parts, surfaces} = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  let at = 4 + length;
  const take = (Kind, count) => { const found = new Kind(buffer, at, count); at += 4 * count; return found };
  for (const part of parts) part.positions = take(Float32Array, part.vertices * 3);
  for (const part of parts) part.normals = take(Float32Array, part.vertices * 3);
  for (const part of parts) part.uvs = take(Float32Array, part.vertices * 2);
  for (const part of parts) part.runs = part.runs.map(([surface, faces]) => ({surface, indices: take(Uint32Array, faces * 3)}));
  return {parts, surfaces};
}

class RoomStage {
  constructor(element, item, data, answers, {pointed, shade}) {
    Object.assign(this, {element, item, pointed, shade, isOpen: true, isMasked: false, textures: new Map()});
    this.renderer = new THREE.WebGLRenderer({antialias: true, alpha: true});
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    element.prepend(this.renderer.domElement);
    this.scene = new THREE.Scene();
    this.world = new THREE.Group(); this.world.rotation.x = -Math.PI / 2;  // z up to y up
    this.signs = new THREE.Group(); this.marks = new THREE.Group(); this.ceiling = new THREE.Group(); this.ceiling.visible = false;
    this.bodies = new THREE.Group();
    this.world.add(this.bodies, this.signs, this.marks, this.ceiling); this.scene.add(this.world);
    this.renderer.shadowMap.enabled = true; this.renderer.shadowMap.type = THREE.PCFSoftShadowMap; this.renderer.shadowMap.autoUpdate = false;
    this.around = new THREE.HemisphereLight(0xffffff, 0xd9d4ca); this.sun = mainLight(item); this.lamps = data ? lampsOf(item) : [];
    this.scene.add(this.around); this.world.add(this.sun, this.sun.target, ...this.lamps); this.shine();
    this.camera = new THREE.PerspectiveCamera(50, 1, .03, 200);
    this.controls = new OrbitControls(this.camera, element);
    this.controls.listenToKeyEvents(element);
    this.controls.addEventListener("change", () => this.draw());
    element.addEventListener("wheel", event => this.step(event), {passive: false});
    this.sides = sidesOf(item.room); this.hung = [];
    if (data) this.addParts(data); else this.addBoxes();
    if (answers) this.markAnswers();
    this.addSigns();
    this.renderer.shadowMap.needsUpdate = true;
    this.watch = new ResizeObserver(() => this.fit()); this.watch.observe(element);
    element.addEventListener("pointermove", event => this.point(event));
    this.fit(); this.fromAbove();
  }

  addParts({parts, surfaces}) {
    const entities = new Map(this.item.entities.map(each => [each.id, each])), shell = new Map(state.background.map(each => [each.owner, each]));
    for (const part of parts) {
      const thing = entities.get(part.owner) || shell.get(part.owner), side = part.owner > 0 ? THREE.DoubleSide : THREE.FrontSide, isSeeThrough = part.owner === WINDOW;
      const masked = new THREE.MeshStandardMaterial({color: thing?.colour || "#999", roughness: .85, flatShading: true, side, transparent: isSeeThrough, opacity: isSeeThrough ? .45 : 1});
      const name = part.owner > 0 ? `${thing?.noun} ${part.owner}` : thing?.noun, hangs = part.owner === CEILING || entities.get(part.owner)?.support === CEILING;
      const shared = {position: new THREE.BufferAttribute(part.positions, 3), normal: new THREE.BufferAttribute(part.normals, 3), uv: new THREE.BufferAttribute(part.uvs, 2)};
      for (const {surface, indices} of part.runs) {
        const real = this.material(surfaces[surface], side), add = faces => {
          const geometry = new THREE.BufferGeometry().setIndex(new THREE.BufferAttribute(faces, 1));
          for (const [kind, values] of Object.entries(shared)) geometry.setAttribute(kind, values);
          const mesh = new THREE.Mesh(geometry, real);
          mesh.userData = {id: part.owner, name, real, masked};
          mesh.castShadow = part.owner > 0 && !hangs && ![WALL, WINDOW].includes(entities.get(part.owner)?.support); mesh.receiveShadow = !isSeeThrough;
          (hangs ? this.ceiling : this.bodies).add(mesh);
          return mesh;
        };
        if (!SHELL.has(part.owner)) { this.hang(add(indices), entities.get(part.owner)); continue }
        const {inner, within} = facesOf({positions: part.positions, indices}, this.sides, this.item.room.wall / METRE, {standsOut: part.owner !== WALL});
        add(inner);
        for (const [wall, faces] of within) this.hung.push([add(faces), wall]);
      }
    }
  }

  // What a surface is made of; what windows show, and lamps that are on, give light themselves.
  material({colour, texture, metres, glow, outside}, side) {
    const map = texture ? this.texture(texture, metres) : null, color = new THREE.Color().setRGB(...colour);
    if (outside) return new THREE.MeshBasicMaterial({map, color, side});
    const own = glow > 0 ? {emissive: color, emissiveMap: map, emissiveIntensity: Math.min(glow, 1)} : {};
    return new THREE.MeshLambertMaterial({map, color, side, ...own});
  }

  texture(name, metres) {
    const key = `${name} ${metres}`;
    if (!this.textures.has(key)) {
      const texture = new THREE.TextureLoader().load(`/api/texture/${name}`, () => this.draw());
      texture.colorSpace = THREE.SRGBColorSpace; texture.wrapS = texture.wrapT = THREE.RepeatWrapping;
      texture.repeat.setScalar(1 / metres); texture.anisotropy = this.renderer.capabilities.getMaxAnisotropy();
      this.textures.set(key, texture);
    }
    return this.textures.get(key);
  }

  // As bright as the scene says; mask colours have the same light in all rooms.
  shine() {
    const {strength, ambient} = this.isMasked ? {strength: 45, ambient: 60} : this.item.light;
    this.around.intensity = Math.PI * 1.45 * ambient / 100; this.sun.intensity = Math.PI * strength / 100;
    for (const lamp of this.lamps) lamp.visible = !this.isMasked;
  }

  // The colours of the masks, or the real ones.
  paint(isMasked) {
    this.isMasked = isMasked; this.shine();
    for (const mesh of [...this.bodies.children, ...this.ceiling.children]) if (mesh.userData.real) mesh.material = isMasked ? mesh.userData.masked : mesh.userData.real;
    this.draw();
    return String(isMasked);
  }

  // What is on a wall is not seen from behind that wall, nor its top.
  hang(mesh, thing) {
    if (thing?.support === WALL || thing?.support === WINDOW) this.hung.push([mesh, sideAt(this.sides, thing.at[0] / METRE, thing.at[1] / METRE)]);
  }

  addBoxes() {
    for (const each of this.item.entities) {
      const [length, width, height] = each.size.map(side => side / METRE), [x, y, z] = each.at.map(side => side / METRE);
      const mesh = new THREE.Mesh(new THREE.BoxGeometry(length, width, height), new THREE.MeshStandardMaterial({color: each.colour, roughness: .85}));
      mesh.position.set(x, y, z + height / 2); mesh.rotation.z = each.heading / 10 * DEGREE;
      mesh.userData = {id: each.id, name: `${each.noun} ${each.id}`};
      mesh.castShadow = mesh.receiveShadow = true;
      (each.support === CEILING ? this.ceiling : this.bodies).add(mesh);
      this.hang(mesh, each);
    }
    const shape = new THREE.Shape(this.item.room.outline.map(([x, y]) => new THREE.Vector2(x / METRE, y / METRE)));
    this.bodies.add(new THREE.Mesh(new THREE.ShapeGeometry(shape), new THREE.MeshStandardMaterial({color: 0xd6cdbe})));
  }

  markAnswers() {
    const wanted = new Set(this.item.instances);
    for (const mesh of [...this.bodies.children, ...this.ceiling.children]) {
      if (!wanted.has(mesh.userData.id)) continue;
      mesh.geometry.computeBoundingBox();
      const box = mesh.geometry.boundingBox.clone(), frame = new THREE.Box3Helper(box, ANSWER);
      if (mesh.position.lengthSq() > 0) { frame.position.copy(mesh.position) }
      this.marks.add(frame);
    }
  }

  addSigns() {
    for (const view of this.item.views) {
      if (!view.is_map) this.signs.add(frustum(view));
      for (const [x, y] of view.crosses) for (const turn of [45, -45]) this.marks.add(strip([x, y], turn));
      if (view.route) this.addWalk(view.route);
    }
  }

  addWalk(route) {
    const points = route.points.map(([x, y]) => new THREE.Vector3(x / METRE, y / METRE, .03));
    for (let place = 1; place < points.length; place++) {
      const from = points[place - 1], way = points[place].clone().sub(from), body = new THREE.Mesh(new THREE.BoxGeometry(way.length(), .05, .02), new THREE.MeshBasicMaterial({color: WALK}));
      body.position.copy(from).addScaledVector(way, .5); body.rotation.z = Math.atan2(way.y, way.x); this.signs.add(body);
    }
    const labels = [[route.points[0], "1"], [route.points.at(-1), "2"], ...(route.middle ? [[route.middle, "M1"]] : [])];
    for (const [[x, y], text] of labels) this.signs.add(label(text, x / METRE, y / METRE, .25, "#cd1880"));
  }

  // All of the room, from above and one side, as near as it fits.
  fromAbove() {
    const xs = this.item.room.outline.map(each => each[0] / METRE), ys = this.item.room.outline.map(each => -each[1] / METRE), ends = line => [Math.min(...line), Math.max(...line)];
    const corners = ends(xs).flatMap(x => [0, this.item.room.height / METRE].flatMap(y => ends(ys).map(z => new THREE.Vector3(x, y, z))));
    const target = corners.reduce((sum, each) => sum.add(each), new THREE.Vector3()).divideScalar(corners.length);
    const back = new THREE.Vector3(0, 1, .6).normalize(), up = new THREE.Vector3(0, .6, -1).normalize();
    this.shade.hidden = true; this.view = null; this.camera.clearViewOffset(); this.camera.fov = 45; this.turnAround();
    const half = Math.tan(this.camera.fov / 2 * DEGREE) * .96, at = corners.map(each => each.clone().sub(target));
    const reach = lift => Math.max(...at.map(each => each.dot(back) + Math.max(Math.abs(each.x) / this.camera.aspect, Math.abs(each.dot(up) - lift)) / half));
    let best = 0;
    for (let lift = -3; lift <= 3; lift += .05) if (reach(lift) < reach(best)) best = lift;
    this.controls.target.copy(target).addScaledVector(up, best);
    this.camera.position.copy(this.controls.target).addScaledVector(back, reach(best));
    this.camera.updateProjectionMatrix(); this.controls.update(); this.draw();
  }

  // Dragging turns the room around its middle.
  turnAround() {
    this.isWithin = false;
    Object.assign(this.controls, {enableZoom: true, rotateSpeed: 1, panSpeed: 1, keyPanSpeed: 7, screenSpacePanning: true, maxPolarAngle: ABOVE_FLOOR});
  }

  // Dragging turns the eye, which stays where it is: what is pointed at goes along.
  lookAround() {
    this.isWithin = true;
    Object.assign(this.controls, {enableZoom: false, rotateSpeed: -this.camera.fov / 360, panSpeed: 1 / AHEAD, keyPanSpeed: 20 / AHEAD, screenSpacePanning: false, maxPolarAngle: Math.PI});
  }

  step(event) {
    if (!this.isWithin) return;
    event.preventDefault();
    const way = this.camera.getWorldDirection(new THREE.Vector3()).multiplyScalar(-Math.sign(event.deltaY) * STEP);
    this.camera.position.add(way); this.controls.target.add(way); this.controls.update(); this.draw();
  }

  through(view) {
    const [x, y, z] = view.at.map(side => side / METRE), turn = view.heading / 10 * DEGREE, pitch = view.pitch / 10 * DEGREE;
    this.camera.position.set(x, z, -y); this.frame(view); this.lookAround();
    this.controls.target.copy(this.camera.position).addScaledVector(new THREE.Vector3(Math.cos(turn) * Math.cos(pitch), Math.sin(pitch), -Math.sin(turn) * Math.cos(pitch)), AHEAD);
    this.controls.update(); this.shade.hidden = false; this.draw();
  }

  // The picture of a view is the largest square in the middle; what is beside it is dimmed.
  frame(view) {
    const {clientWidth: wide, clientHeight: tall} = this.element, side = Math.min(wide, tall), half = Math.tan(view.fov / 20 * DEGREE);
    this.view = view; this.camera.fov = 2 * Math.atan(half * tall / side) / DEGREE;
    this.camera.setViewOffset(wide, tall, 0, view.shift / 1000 * side, wide, tall); this.camera.updateProjectionMatrix();
    Object.assign(this.shade.style, {width: `${side}px`, height: `${side}px`});
  }

  point(event) {
    const box = this.element.getBoundingClientRect(), spot = new THREE.Vector2((event.clientX - box.left) / box.width * 2 - 1, 1 - (event.clientY - box.top) / box.height * 2);
    this.caster ||= new THREE.Raycaster();
    this.caster.setFromCamera(spot, this.camera);
    const seen = [...this.bodies.children.filter(each => each.visible), ...(this.ceiling.visible ? this.ceiling.children : [])];
    const hit = this.caster.intersectObjects(seen, false)[0];
    this.pointed.hidden = !hit?.object.userData.name; this.pointed.textContent = hit?.object.userData.name || "";
  }

  fit() {
    const {clientWidth: wide, clientHeight: tall} = this.element;
    if (!wide || !tall) return;
    this.renderer.setSize(wide, tall, false); this.camera.aspect = wide / tall; if (this.view) this.frame(this.view); this.camera.updateProjectionMatrix(); this.draw();
  }

  draw() {
    if (!this.isOpen || this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => { this.isWaiting = false; if (this.isOpen) { this.hideBehind(); this.renderer.render(this.scene, this.camera) } });
  }

  hideBehind() {
    const {x, z} = this.camera.position, isWithin = isInside(this.sides, x, -z);
    for (const [mesh, side] of this.hung) mesh.visible = isWithin || !isBehind(side, x, -z);
  }

  close() {
    this.isOpen = false; this.watch.disconnect(); this.controls.dispose();
    this.scene.traverse(each => { each.geometry?.dispose(); for (const one of [each.material, each.userData.real, each.userData.masked]) { one?.map?.dispose(); one?.dispose?.() } });
    this.renderer.dispose(); this.renderer.forceContextLoss();
  }
}

// The main light of a scene comes from where it says, and throws the shadows of things; walls throw none.
function mainLight(item) {
  const {heading, elevation, colour} = item.light, {outline, height} = item.room, turn = heading / 10 * DEGREE, lift = elevation / 10 * DEGREE;
  const [xs, ys] = [0, 1].map(axis => outline.map(each => each[axis] / METRE)), middle = line => (Math.min(...line) + Math.max(...line)) / 2;
  const reach = Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) / 2 + height / METRE, light = new THREE.DirectionalLight(new THREE.Color().setRGB(...colour.map(each => each / 255), THREE.SRGBColorSpace));
  light.target.position.set(middle(xs), middle(ys), 0);
  light.position.copy(light.target.position).add(new THREE.Vector3(Math.cos(turn) * Math.cos(lift), Math.sin(turn) * Math.cos(lift), Math.sin(lift)).multiplyScalar(2 * reach));
  light.castShadow = true; light.shadow.mapSize.set(2048, 2048); light.shadow.normalBias = .02; light.shadow.bias = -.0004; light.shadow.radius = 5;
  Object.assign(light.shadow.camera, {left: -reach, right: reach, top: reach, bottom: -reach, near: .1, far: 4 * reach});
  return light;
}

// Lamps that are on, the first few of them.
function lampsOf(item) {
  return item.entities.filter(each => item.light.lit.includes(each.id)).slice(0, MOST_LAMPS).map(each => {
    const light = new THREE.PointLight(0xffd8a0, 2.4, 6, 1.6), [x, y, z] = each.at.map(side => side / METRE), tall = each.size[2] / METRE;
    light.position.set(x, y, each.support === CEILING ? z - .15 : z + tall * .85);
    return light;
  });
}

// The picture of a camera, half a metre before it, joined to its place.
function frustum(view) {
  const colour = view.hidden ? 0xc96a1c : 0x0b8a83, [x, y, z] = view.at.map(side => side / METRE), reach = .5, half = reach * Math.tan(view.fov / 20 * DEGREE), turn = view.heading / 10 * DEGREE;
  const lift = -2 * half * view.shift / 1000, forward = [Math.cos(turn), Math.sin(turn)], right = [Math.sin(turn), -Math.cos(turn)];
  const corner = (across, up) => new THREE.Vector3(x + forward[0] * reach + right[0] * across * half, y + forward[1] * reach + right[1] * across * half, z + up * half + lift);
  const corners = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)], eye = new THREE.Vector3(x, y, z), lines = [];
  corners.forEach((each, place) => lines.push(eye, each, each, corners[(place + 1) % 4]));
  const group = new THREE.Group();
  group.add(new THREE.LineSegments(new THREE.BufferGeometry().setFromPoints(lines), new THREE.LineBasicMaterial({color: colour})));
  const words = view.hidden ? "?" : `V${Number(view.name.split("_")[1]) + 1 || 1}`;
  group.add(label(words, x, y, z + .12, view.hidden ? "#9a4a10" : "#0b6e69"));
  return group;
}

function strip([x, y], turn) {
  const body = new THREE.Mesh(new THREE.BoxGeometry(.36, .07, .01), new THREE.MeshBasicMaterial({color: CROSS}));
  body.position.set(x / METRE, y / METRE, .02); body.rotation.z = turn * DEGREE;
  return body;
}

function label(text, x, y, z, colour) {
  const canvas = document.createElement("canvas"), paper = canvas.getContext("2d");
  canvas.width = canvas.height = 96;
  paper.fillStyle = colour; paper.beginPath(); paper.arc(48, 48, 46, 0, 7); paper.fill();
  paper.fillStyle = "#fff"; paper.font = `700 ${text.length > 1 ? 42 : 56}px system-ui, sans-serif`; paper.textAlign = "center"; paper.textBaseline = "middle"; paper.fillText(text, 48, 51);
  const sprite = new THREE.Sprite(new THREE.SpriteMaterial({map: new THREE.CanvasTexture(canvas), depthTest: false}));
  sprite.position.set(x, y, z); sprite.scale.setScalar(.24);
  return sprite;
}
