//! Flattens mixins (Smithy 2.0, [mixins](https://smithy.io/2.0/spec/mixins.html)).

use std::borrow::Cow;
use std::mem;

use serde_json::Value;

use super::context::{Context, Found, WrongPart};
use super::draft::{Draft, DraftMember, DraftTraits, Site};
use super::graph::{components, cycle, in_order};
use super::merge::{add_traits, traits};
use super::target;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::{Properties, Reference, ShapeType, did_you_mean};
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// How many members all mixins together may copy. The limit is reached long before memory is full, even if a hostile model
/// piles mixins on mixins.
const MAX_COPIES: usize = 2_000_000;

/// The valid mixins of each shape that has some, with their index in the shape's list.
type Users = OrderedMap<ShapeId, Vec<(usize, ShapeId)>>;

/// Copies members and traits of mixins into the shapes that use them, then adds what `apply` says about such members.
pub(super) fn flatten(context: &mut Context<'_>) {
    let users = users(context);
    let order = order(&users, context);
    let Context { drafts, found, .. } = context;
    let mut copies = 0;
    for id in order {
        let mut draft = drafts[&id].clone();
        let mixins: Vec<_> = users[&id].iter().map(|(index, mixin)| (*index, &drafts[mixin])).collect();
        copies += mixins.iter().map(|(_, mixin)| mixin.members.len() + 1).sum::<usize>();
        if copies > MAX_COPIES {
            let place = Place::file(draft.site.file);
            let message = format!("the mixins of the model copy more than {MAX_COPIES} members");
            found.push(Diagnostic::error("too-large", place, message));
            return;
        }
        inherit(&id, &mut draft, &mixins, found);
        applied(&mut draft, found);
        drafts.insert(id, draft);
    }
    // What is left is for members of shapes without mixins.
    drafts.values_mut().for_each(|draft| applied(draft, found));
}

/// Checks every use of a mixin.
fn users(Context { drafts, found, .. }: &Context<'_>) -> Users {
    let mut users = Users::default();
    for (id, draft) in drafts.iter().filter(|(_, draft)| !draft.mixins.is_empty()) {
        let mut valid = Vec::with_capacity(draft.mixins.len());
        for (index, mixin) in draft.mixins.iter().enumerate() {
            let (code, message) = match drafts.get(mixin) {
                None => ("unknown-target", format!("the mixin {mixin} is not in the model")),
                Some(other) if !other.is_mixin() => {
                    let message = format!("{mixin} is used as a mixin, but has no trait smithy.api#mixin");
                    ("invalid-mixin", message)
                }
                Some(other) if other.shape_type != draft.shape_type => {
                    let (mixed, own) = (other.shape_type.name(), draft.shape_type.name());
                    let message =
                        format!("{mixin} is of type {mixed} and cannot be mixed into a shape of type {own}");
                    ("invalid-mixin", message)
                }
                Some(_) => {
                    valid.push((index, mixin.clone()));
                    continue;
                }
            };
            let place = draft.site.below(&["mixins", &index.to_string(), "target"]);
            let diagnostic = Diagnostic::error(code, place, message).shape(id);
            found.push(match code {
                "unknown-target" => target::suggest(diagnostic, mixin, drafts),
                _ => diagnostic,
            });
        }
        users.insert(id.clone(), valid);
    }
    users
}

/// The users in an order in which every mixin comes before its users. Those in a
/// [cycle](https://smithy.io/2.0/spec/mixins.html#mixins-must-not-introduce-cycles) and their users are left out.
fn order(users: &Users, context: &Context<'_>) -> Vec<ShapeId> {
    let ids: Vec<&ShapeId> = users.keys().collect();
    let mut edges: Vec<Vec<usize>> = vec![Vec::new(); ids.len()];
    for (user, mixins) in users.values().enumerate() {
        for (_, mixin) in mixins {
            edges[user].extend(users.get_index_of(mixin));
        }
    }
    let component = components(&edges);
    // A mixin of each user that uses the user in turn, directly or through others.
    let mut mutual: Vec<Option<usize>> = vec![None; ids.len()];
    for (user, mixins) in edges.iter().enumerate() {
        mutual[user] = mixins.iter().copied().find(|mixin| component[*mixin] == component[user]);
    }
    let mut order = Vec::with_capacity(ids.len());
    let mut can_inherit = vec![false; ids.len()];
    for user in in_order(&component) {
        can_inherit[user] = mutual[user].is_none() && edges[user].iter().all(|mixin| can_inherit[*mixin]);
        if can_inherit[user] {
            order.push(ids[user].clone());
        }
    }
    let mut reported = vec![false; ids.len()];
    for user in 0..ids.len() {
        if mutual[user].is_some() && !mem::replace(&mut reported[component[user]], true) {
            let cycle: Vec<&ShapeId> = cycle(user, &mutual).into_iter().map(|user| ids[user]).collect();
            report_cycle(&cycle, context);
        }
    }
    order
}

fn report_cycle(cycle: &[&ShapeId], context: &Context<'_>) {
    let Some(first) = cycle.first() else { return };
    let names: Vec<&str> = cycle.iter().chain([first]).map(|id| id.as_str()).collect();
    let message = format!("mixins form a cycle: {}", names.join(" uses "));
    context.error("mixin-cycle", (first, None), WrongPart::Value(&["mixins"]), message);
}

/// Puts what the mixins have before what the shape itself has
/// ([member ordering](https://smithy.io/2.0/spec/mixins.html#member-ordering),
/// [traits and mixins](https://smithy.io/2.0/spec/mixins.html#traits-and-mixins)).
fn inherit<'a>(id: &ShapeId, draft: &mut Draft<'a>, mixins: &[(usize, &Draft<'a>)], found: &Found) {
    let mut traits = DraftTraits::default();
    for (_, mixin) in mixins {
        let local = local_traits(mixin);
        let inherited = mixin.traits.iter().filter(|(trait_id, _)| !local.contains(&trait_id.as_str()));
        traits.extend(inherited.map(|(trait_id, value)| (trait_id.clone(), value.clone())));
    }
    traits.extend(mem::take(&mut draft.traits));
    draft.traits = traits;
    members(id, draft, mixins, found);
    properties(draft, mixins);
}

/// The traits of a mixin that stay with it
/// ([mixin local traits](https://smithy.io/2.0/spec/mixins.html#mixin-local-traits)).
fn local_traits<'d>(mixin: &'d Draft<'_>) -> Vec<&'d str> {
    let listed = mixin.traits.get("smithy.api#mixin").and_then(|mixin| mixin.value.get("localTraits"));
    let listed = listed.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    listed.chain(["smithy.api#mixin"]).collect()
}

/// The same for members; one that is there already can only be redefined
/// ([mixin members must not conflict](https://smithy.io/2.0/spec/mixins.html#mixin-members-must-not-conflict)).
fn members<'a>(id: &ShapeId, draft: &mut Draft<'a>, mixins: &[(usize, &Draft<'a>)], found: &Found) {
    let own = mem::take(&mut draft.members);
    let mut add = |index: Option<usize>, name: Cow<'a, str>, member: DraftMember<'a>| {
        let Some(known) = draft.members.get_mut(&name) else {
            draft.members.insert(name, member);
            return;
        };
        let before = &known.target;
        if *before == member.target {
            known.traits.extend(member.traits);
            return;
        }
        let message = format!("the member `{name}` targets {}, but {before} in a mixin", member.target);
        let hint = "a member that comes from a mixin can be written again only with the same target";
        let place = match index {
            Some(index) => draft.site.below(&["mixins", &index.to_string(), "target"]),
            None => member.site.below(&["target"]),
        };
        found.push(Diagnostic::error("mixin-conflict", place, message).member(id, &name).hint(hint));
    };
    for (index, mixin) in mixins {
        for (name, member) in &mixin.members {
            add(Some(*index), name.clone(), member.clone());
        }
    }
    for (name, member) in own {
        add(None, name, member);
    }
}

/// Merges what is not a member
/// ([mixins on shapes with non-member properties](https://smithy.io/2.0/spec/mixins.html#mixins-on-shapes-with-non-member-properties)).
/// Mixins of resources cannot have such properties.
fn properties<'a>(draft: &mut Draft<'a>, mixins: &[(usize, &Draft<'a>)]) {
    if !matches!(draft.shape_type, ShapeType::Service | ShapeType::Operation) {
        return;
    }
    let mut merged = Properties::default();
    // An operation has one input and one output; of properties with keys, each target counts once.
    let mut references: OrderedMap<(&str, Option<&ShapeId>), (&Reference, Site<'a>)> = OrderedMap::default();
    for owner in mixins.iter().map(|(_, mixin)| *mixin).chain([&*draft]) {
        let properties = &owner.properties;
        merged.version = properties.version.clone().or(merged.version);
        merged.rename.extend(properties.rename.clone());
        for reference in &properties.references {
            let target = reference.key.as_ref().map(|_| &reference.target);
            references.insert((reference.property, target), (reference, owner.site_of(reference)));
        }
    }
    merged.references = references.values().map(|(reference, _)| (*reference).clone()).collect();
    let inherited = references.into_values().filter(|(_, site)| *site != draft.site);
    draft.inherited =
        inherited.map(|(reference, site)| (reference.property, reference.target.clone(), site)).collect();
    draft.properties = Cow::Owned(merged);
}

/// Adds the traits that `apply` gives to inherited members; they beat what a mixin says
/// ([adding and replacing traits](https://smithy.io/2.0/spec/mixins.html#adding-and-replacing-traits-on-copied-members)).
fn applied(draft: &mut Draft<'_>, found: &Found) {
    let mut added: OrderedMap<&str, DraftTraits<'_>> = OrderedMap::default();
    for (apply, name, site) in mem::take(&mut draft.pending) {
        if draft.members.contains_key(name) {
            let known = added.entry(name).or_default();
            add_traits(known, traits(&apply.traits, site), (&apply.target, Some(name)), found);
            continue;
        }
        let message = format!("{} has no member `{name}`", apply.target);
        let hint = did_you_mean(name, draft.members.keys().map(|name| &**name));
        let diagnostic = Diagnostic::error("unknown-apply-target", site.key(), message);
        found.push(Diagnostic { hint, ..diagnostic });
    }
    for (name, traits) in added {
        if let Some(member) = draft.members.get_mut(name) {
            member.traits.extend(traits);
        }
    }
}
