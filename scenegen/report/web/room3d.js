// The room of an item in three dimensions: its triangles, cameras, marks and walk.
// Things have the colours and pictures of their materials, or the colours of the masks.
import * as THREE from "three";
import { OrbitControls } from "/web/vendor/OrbitControls.js";
import { facesOf, isBehind, isInside, sideAt, sidesOf } from "/web/walls3d.js";

const WALK = 0xcd1880, CROSS = 0xcd1818, ANSWER = 0x14a05a, CEILING = -3;
const state = JSON.parse(document.getElementById("state").textContent);
const METRE = 1000, DEGREE = Math.PI / 180;
const WALL = -2, WINDOW = -6, SHELL = new Set([WALL, -4, -5, WINDOW]);  // skirting and doors too
const AHEAD = .01, STEP = .2, ABOVE_FLOOR = 88 * DEGREE;  // metres, metres; no floor is seen from below

export async function openRoom(element, item, {make, answers}) {
  const data = await triangles(item);
  const stage = make("div", {id: "stage", tabindex: 0, role: "img", "aria-label": `A ${item.room.kind} in three dimensions; drag to turn, wheel to come nearer, arrows to move`});
  const pointed = make("div", {id: "pointed", hidden: true});
  const bar = make("div", {class: "stage-bar", role: "group", "aria-label": "Where to look from"});
  element.replaceChildren(bar, stage); stage.append(pointed);
  const room = new RoomStage(stage, item, data, answers, pointed);
  const button = (text, run, pressed) => make("button", {type: "button", "aria-pressed": pressed, onclick: event => run(event.currentTarget)}, text);
  const lid = button("Ceiling", () => show(!room.ceiling.visible), "false");
  const show = isShown => { room.ceiling.visible = isShown; lid.setAttribute("aria-pressed", isShown); room.draw() };
  bar.append(...[button("From above", () => { show(false); room.fromAbove() }), ...item.views.filter(view => !view.is_map).map(view => button(view.caption, () => { show(true); room.through(view) })),
    data ? button("Mask colours", each => each.setAttribute("aria-pressed", room.paint(!room.isMasked)), "false") : null,
    button("Cameras", each => each.setAttribute("aria-pressed", room.toggle("signs")), "true"), lid].filter(Boolean));
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
  constructor(element, item, data, answers, pointed) {
    Object.assign(this, {element, item, pointed, isOpen: true, isMasked: false, textures: new Map()});
    this.renderer = new THREE.WebGLRenderer({antialias: true, alpha: true});
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    element.prepend(this.renderer.domElement);
    this.scene = new THREE.Scene();
    this.world = new THREE.Group(); this.world.rotation.x = -Math.PI / 2;  // z up to y up
    this.signs = new THREE.Group(); this.ceiling = new THREE.Group(); this.ceiling.visible = false;
    this.bodies = new THREE.Group();
    this.world.add(this.bodies, this.signs, this.ceiling); this.scene.add(this.world);
    const sun = new THREE.DirectionalLight(0xffffff, 1.1); sun.position.set(2, 6, 3.5);
    this.scene.add(new THREE.HemisphereLight(0xffffff, 0xd9d4ca, 2.5), sun);
    this.camera = new THREE.PerspectiveCamera(50, 1, .03, 200);
    this.controls = new OrbitControls(this.camera, element);
    this.controls.listenToKeyEvents(element);
    this.controls.addEventListener("change", () => this.draw());
    element.addEventListener("wheel", event => this.step(event), {passive: false});
    this.sides = sidesOf(item.room); this.hung = [];
    if (data) this.addParts(data); else this.addBoxes();
    if (answers) this.markAnswers();
    this.addSigns();
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

  // The colours of the masks, or the real ones.
  paint(isMasked) {
    this.isMasked = isMasked;
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
      this.signs.add(frame);
    }
  }

  addSigns() {
    for (const view of this.item.views) {
      if (!view.is_map) this.signs.add(frustum(view));
      for (const [x, y] of view.crosses) for (const turn of [45, -45]) this.signs.add(strip([x, y], turn));
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
    this.camera.clearViewOffset(); this.camera.fov = 45; this.turnAround();
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
    this.camera.fov = view.fov / 10; this.camera.position.set(x, z, -y); this.lookAround();
    this.controls.target.copy(this.camera.position).addScaledVector(new THREE.Vector3(Math.cos(turn) * Math.cos(pitch), Math.sin(pitch), -Math.sin(turn) * Math.cos(pitch)), AHEAD);
    const {clientWidth: wide, clientHeight: tall} = this.element;
    this.camera.setViewOffset(wide, tall, 0, view.shift / 1000 * tall, wide, tall);
    this.camera.updateProjectionMatrix(); this.controls.update(); this.draw();
  }

  toggle(name) { this[name].visible = !this[name].visible; this.draw(); return String(this[name].visible) }

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
    this.renderer.setSize(wide, tall, false); this.camera.aspect = wide / tall; this.camera.updateProjectionMatrix(); this.draw();
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

// The picture of a camera, half a metre before it, joined to its place.
function frustum(view) {
  const colour = view.hidden ? 0xc96a1c : 0x0b8a83, [x, y, z] = view.at.map(side => side / METRE), reach = .5, half = reach * Math.tan(view.fov / 20 * DEGREE), turn = view.heading / 10 * DEGREE;
  const lift = -2 * half * view.shift / 1000, forward = [Math.cos(turn), Math.sin(turn)], right = [Math.sin(turn), -Math.cos(turn)];
  const corner = (across, up) => new THREE.Vector3(x + forward[0] * reach + right[0] * across * half, y + forward[1] * reach + right[1] * across * half, z + up * half + lift);
  const corners = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)], eye = new THREE.Vector3(x, y, z), lines = [];
  corners.forEach((each, place) => lines.push(eye, each, each, corners[(place + 1) % 4]));
  const group = new THREE.Group();
  group.add(new THREE.LineSegments(new THREE.BufferGeometry().setFromPoints(lines), new THREE.LineBasicMaterial({color: colour})));
  const words = view.hidden ? "?" : String(Number(view.name.split("_")[1]) + 1 || 1);
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
