//! What the rules are.

rules! {
    // The service.
    /// The protocol is another one.
    ProtocolChanged "protocol-changed" Major [Wire]
        "Change the client to the protocol `{after}`; it was `{before}`."
        "The types compile, but their JSON form and the messages around it are those of another protocol."
    /// The service speaks another protocol beside the one of the crate.
    ProtocolAdded "protocol-added" Patch
        "Nothing; the crate keeps its protocol, and the service also speaks {after}."
        "The types have the form of one protocol; to change to another is a decision of whoever keeps the crate."
    /// The service no longer speaks a protocol that is not the one of the crate.
    ProtocolRemoved "protocol-removed" Patch
        "Nothing; the service no longer speaks {before}, and the crate has another protocol."
        "The types have the form of one protocol."
    /// The service's shape has another name.
    ServiceRenamed "service-renamed" Major [Wire]
        "Send the new `X-Amz-Target`, which begins with `{after}`; dispatchers must accept it in the place of `{before}`."
        "The AWS JSON protocols put the name in `X-Amz-Target`: the constant `TARGET` of every operation changes."
    /// The namespace of the model is another one.
    NamespaceChanged "namespace-changed" Minor
        "Nothing, unless code compares shape ids: they now begin with `{after}`."
        "`SHAPE_ID` constants and the targets in `MEMBERS` change, and those are for looking up; no name of Rust or of the wire does."
    /// The version of the service's interface changed.
    ServiceVersionChanged "service-version-changed" Patch
        "Nothing; the service calls its interface `{after}` now."
        "It stands in documentation and links alone."
    /// What the constant `SERVICE` says changed: names of the service and its hosts, or how calls are signed.
    ServiceFactsChanged "service-facts-changed" Minor
        "Check how calls are signed and hosts are named, where it is done by hand: now {after}, before {before}."
        "`SERVICE` has another value; code that follows it goes on working."
    /// The crate needs another set of dependencies.
    DependencyChanged "dependency-changed" Patch
        "Whoever keeps the crate sets its dependencies: {after}, before {before}."
        "Cargo fetches what a crate depends on; consumers do nothing."
    // Operations.
    /// An operation is new.
    OperationAdded "operation-added" Minor
        "Nothing; `{item}` can be called."
        "Nothing that exists changes."
    /// An operation is gone.
    OperationRemoved "operation-removed" Major
        "Remove uses of `{item}` and of the types that only it used."
        "Its unit struct and its error enum are gone, and code that names them does not compile."
    /// An operation has another name, and the same input, output and errors.
    OperationRenamed "operation-renamed" Major [Wire]
        "Replace `{before}` by `{after}`, also in the name of the error enum, once it is sure that it does the same."
        "The old name is gone, and `X-Amz-Target` changes with it."
    /// The input of an operation is another type.
    OperationInputChanged "operation-input-changed" Major [Wire]
        "Build `{after}` for `{item}` in the place of `{before}`."
        "The associated type `Input` is another one."
    /// The output of an operation is another type.
    OperationOutputChanged "operation-output-changed" Major [Wire]
        "Expect `{after}` from `{item}` in the place of `{before}`."
        "The associated type `Output` is another one."
    /// An operation can fail with an error that it could not fail with before.
    OperationErrorAdded "operation-error-added" Minor
        "Consider handling `{item}`, which arrived as `Unhandled` before."
        "The error enum is `non_exhaustive`, so that every match has an arm for it."
    /// An error of an operation is gone from its error enum.
    OperationErrorRemoved "operation-error-removed" Major
        "Remove uses of `{item}`; should it still arrive, it is `Unhandled`."
        "The variant and its `From` are gone."
    /// The variant of an operation's error enum has another name.
    OperationErrorRenamed "operation-error-renamed" Major
        "Replace `{before}` by `{after}`."
        "A clash of names changed the variant, and the old name is gone."
    /// The error enum of an operation has another name.
    ErrorEnumRenamed "error-enum-renamed" Major
        "Replace `{before}` by `{after}`."
        "Another type took the name, so that a rule gave the enum another one."
    /// The wire name of an operation alone changed.
    OperationTargetChanged "operation-target-changed" Major [Wire]
        "Send `{after}` as `X-Amz-Target` in the place of `{before}`."
        "The Rust name is the same, but requests are dispatched by the other."
    /// An operation changes nothing, as the model now says or says no more.
    ReadOnlyChanged "read-only-changed" Minor
        "Check code that acts on `READ_ONLY` of `{item}`, which is `{after}` now."
        "The constant has another value; all code compiles."
    /// An operation may be repeated without further effect, as the model now says or says no more.
    IdempotentChanged "idempotent-changed" Minor
        "Check code that repeats `{item}` because of `IDEMPOTENT`, which is `{after}` now."
        "The constant has another value; all code compiles."
    /// An operation is called over HTTP in another way.
    HttpChanged "http-changed" Major [Wire]
        "Send `{item}` as `{after}` in the place of `{before}`, where requests are made by hand."
        "The method or path of the message is another one, and what binds members to the path with it."
    /// A success of an operation has another status.
    SuccessStatusChanged "success-status-changed" Minor
        "Check code that acts on the status of a success of `{item}`: {after}, before {before}."
        "`HTTP` has another value, and any status from 200 to 299 is a success all the same."
    /// An operation needs something else of a client beyond its messages.
    CallChanged "call-changed" Major [Wire]
        "Check how `{item}` is called, where requests are made by hand: now {after}, before {before}."
        "The messages stay, but the host, the signature, checksums or the encoding of what is sent do not."
    /// An operation is paginated now.
    PaginationAdded "pagination-added" Minor
        "Nothing, unless all results are wanted: ask for the next page with `{after}`."
        "`PAGINATION` is set; the types show the same members as before."
    /// An operation is paginated no more.
    PaginationRemoved "pagination-removed" Major
        "Do not page through `{item}` any more: `PAGINATION` is `None`."
        "Code that pages by the constant compiles and stops working."
    /// An operation is paginated in another way.
    PaginationChanged "pagination-changed" Minor
        "Check code that pages through `{item}` by names of its own: it is `{after}` now."
        "Code that follows `PAGINATION` goes on working."
    /// The items of an operation's pages are of another type.
    PageItemsChanged "page-items-changed" Major
        "Use the items of the pages of `{item}` as `{after}` in the place of `{before}`."
        "The associated type `Items` is another one, or is gone: the items are at another place of the answer."
    /// There is a new waiter.
    WaiterAdded "waiter-added" Minor
        "Nothing; `{after}` can be waited for with `{item}`."
        "A function that begins the wait is new."
    /// A waiter is gone.
    WaiterRemoved "waiter-removed" Major
        "Wait by other means: the waiter `{before}` of `{item}` is gone."
        "Code that begins the wait does not compile."
    /// A waiter waits in another way.
    WaiterChanged "waiter-changed" Minor
        "Nothing, unless code repeats what the waiter does: {after}, before {before}."
        "The function that begins the wait has the same name and types."
    // The endpoint.
    /// There is a new parameter of the endpoint.
    EndpointParameterAdded "endpoint-parameter-added" Minor
        "Nothing; `{item}` can be set."
        "The structure is `non_exhaustive`, and the parameter has a default or is an `Option`."
    /// A parameter of the endpoint is gone.
    EndpointParameterRemoved "endpoint-parameter-removed" Major
        "Remove uses of `{item}` and of its setter."
        "The field and its setter are gone."
    /// The type of a parameter of the endpoint changed.
    EndpointParameterTypeChanged "endpoint-parameter-type-changed" Major
        "Use `{after}` for `{item}` in the place of `{before}`."
        "The type of the field is another one."
    /// The default of a parameter of the endpoint is another one.
    EndpointParameterDefaultChanged "endpoint-parameter-default-changed" Major
        "Set `{item}` where the old default {before} is wanted: `Default` gives {after} now."
        "Code compiles, and its requests may go to another host."
    /// A parameter of the endpoint must be set now, or is another setting of a client.
    EndpointParameterChanged "endpoint-parameter-changed" Minor
        "Check how `{item}` is set: {after}, before {before}."
        "The type stays; without a parameter that must be set there is no endpoint."
    /// The rules by which the endpoint is found changed.
    EndpointRulesChanged "endpoint-rules-changed" Minor
        "Nothing, unless hosts are known elsewhere, as in rules of a firewall: compare what `{item}` gives."
        "The function has the same parameters, and may give another URL for them: the service's hosts are its own affair."
    /// Operations say something of the endpoint now.
    EndpointContextAdded "endpoint-context-added" Minor
        "Call `for_operation` before `resolve`: what operations say of the endpoint counts now."
        "There is a method and a trait more."
    /// Operations say nothing of the endpoint any more.
    EndpointContextRemoved "endpoint-context-removed" Major
        "Remove uses of `for_operation` and of the trait `EndpointContext`."
        "The method and the trait are gone."
    /// An operation says something else of the endpoint.
    EndpointContextChanged "endpoint-context-changed" Minor
        "Nothing, unless parameters of the endpoint are set by hand for `{item}`: it sets {after}, before {before}."
        "`for_operation` does it."
    // Types.
    /// A type is new.
    TypeAdded "type-added" Minor
        "Nothing; `{item}` can be used."
        "Nothing that exists changes."
    /// A type is gone.
    TypeRemoved "type-removed" Major
        "Remove uses of `{item}`."
        "Code that names it does not compile."
    /// A type has another name, and the same members and uses.
    TypeRenamed "type-renamed" Major
        "Replace `{before}` by `{after}`."
        "The old name is gone. Names of types are not on the wire, but for errors, whose code has a change of its own."
    /// A shape id changed, and the Rust name did not.
    ShapeIdChanged "shape-id-changed" Minor
        "Nothing, unless code compares shape ids: it is `{after}` now."
        "`SHAPE_ID` has another value, and it is for looking up."
    /// A structure became an enum, or the like.
    TypeKindChanged "type-kind-changed" Major [Wire]
        "Rewrite uses of `{item}`, which is {after} now and was {before}."
        "Nothing of the old type is left but its name, and its JSON is of another form."
    /// A structure is an error now.
    ErrorTraitAdded "error-trait-added" Minor
        "Nothing; `{item}` is a `std::error::Error` now."
        "There are impls more."
    /// A structure is an error no more.
    ErrorTraitRemoved "error-trait-removed" Major
        "Do not use `{item}` as an error any more."
        "The impls of `Error`, `Display` and `ServiceError` are gone."
    /// The code of an error on the wire changed.
    ErrorCodeChanged "error-code-changed" Major [Wire]
        "Expect the code `{after}` in the place of `{before}`; servers must send it."
        "Answers are told apart by the code."
    /// Another side is at fault for an error.
    ErrorFaultChanged "error-fault-changed" Minor
        "Check code that acts on who is at fault for `{item}`: the {after}, before the {before}."
        "`FAULT` has another value; all code compiles."
    /// Whether an error may be retried changed.
    ErrorRetryChanged "error-retry-changed" Minor
        "Check code that retries on `{item}`: {after}, before {before}."
        "`RETRY` has another value; all code compiles."
    /// The HTTP status of an error changed.
    ErrorStatusChanged "error-status-changed" Minor
        "Check code that acts on the HTTP status of `{item}`: {after}, before {before}."
        "`HTTP_STATUS` has another value; the AWS JSON protocols do not depend on it."
    /// An error takes its message from elsewhere.
    ErrorMessageChanged "error-message-changed" Minor
        "Nothing, unless code reads the text that `{item}` shows: {after}, before {before}."
        "`Display` and `message` give another text, which is for people."
    /// A type is in another file.
    FileMoved "file-moved" Patch
        "Nothing."
        "Types are public at the root of the crate, wherever their file is."
    // Members of structures.
    /// A structure has a new member.
    MemberAdded "member-added" Minor
        "Nothing; `{item}` can be read and set."
        "Structures are `non_exhaustive`, so that nobody builds or takes them apart without `..`."
    /// A structure that goes to the service has a new member that is required.
    RequiredMemberAdded "required-member-added" Minor
        "Set `{item}` wherever the structure is sent: the service may refuse it without."
        "Code compiles, but what it sends is not complete any more."
    /// A member is gone.
    MemberRemoved "member-removed" Major
        "Remove uses of `{item}` and of its setter; what the service still sends there is skipped."
        "The field and its setter are gone."
    /// A field has another name in Rust alone.
    FieldRenamed "field-renamed" Major
        "Replace `{before}` by `{after}`."
        "A clash of names, or its end, changed the field and its setter."
    /// A member has another name on the wire.
    WireNameChanged "wire-name-changed" Major [Wire]
        "Nothing in Rust; stored JSON and other programs must use `{after}` in the place of `{before}`."
        "What is written under one name is not read under the other."
    /// The type of a member changed, and its JSON form with it.
    MemberJsonTypeChanged "member-json-type-changed" Major [Wire]
        "Use `{after}` for `{item}` in the place of `{before}`; stored JSON must be converted."
        "The type of the field and what is on the wire are others."
    /// The type of a member changed, and not its JSON form.
    MemberTypeChanged "member-type-changed" Major
        "Use `{after}` for `{item}` in the place of `{before}`."
        "The type of the field is another one."
    /// A field became an `Option`.
    MemberBecameOptional "member-became-optional" Major
        "Handle `None` in `{item}`, which is `{after}` now."
        "The type of the field is another one; what was the default is `None` now. Setters are as before."
    /// A field is no `Option` any more.
    MemberBecamePlain "member-became-plain" Major
        "Take `{item}` as it is, which is `{after}` now."
        "The type of the field is another one, and it is always written. Setters are as before."
    /// The items of a list or map became optional, or the reverse.
    MemberSparseChanged "member-sparse-changed" Major [Wire]
        "Use `{after}` for `{item}` in the place of `{before}`."
        "The type of the field is another one; nulls in it are kept where it is sparse, and dropped where not."
    /// A field went into a `Box`, or out of it.
    MemberBoxChanged "member-box-changed" Major
        "Use `{after}` for `{item}` in the place of `{before}`."
        "The type of the field is another one, since the type holds itself now or does no more."
    /// The target of a member has another name, and the Rust type is the same.
    MemberTargetChanged "member-target-changed" Patch
        "Nothing, unless code reads targets from `MEMBERS`: it is `{after}` now."
        "Shapes without a type of their own have no name in Rust."
    /// A member that goes to the service is required now, and its type stays.
    RequiredAdded "required-added" Minor
        "Set `{item}` wherever the structure is sent: the service may refuse it without."
        "Only `MEMBERS` changes; what the service asks for is its own affair and no type's."
    /// A member that goes to the service is required no more, and its type stays.
    RequiredRemoved "required-removed" Minor
        "Nothing where the structure is sent: `{item}` may be left out."
        "Only `MEMBERS` changes."
    /// A member that only comes from the service is required now, and its type stays.
    PresenceAdded "presence-added" Minor
        "Nothing; the service promises that `{item}` is always there."
        "Only `MEMBERS` changes: the field is an `Option` all the same."
    /// A member that only comes from the service is required no more, and its type stays.
    PresenceRemoved "presence-removed" Minor
        "Check code that relies on `{item}` being there."
        "Only `MEMBERS` changes: the field was an `Option` already, and reading it compiles as before."
    /// The default of a field is another one.
    DefaultChanged "default-changed" Major
        "Set `{item}` where the old default `{before}` is wanted: `Default` gives `{after}` now."
        "Code compiles and does something else: `Default`, and reading JSON without the member, give another value."
    /// The default that a service applies changed, where the field is an `Option`.
    DocumentedDefaultChanged "documented-default-changed" Patch
        "Nothing, unless code leaves `{item}` out and relies on what the service does then: {after}, before {before}."
        "The field stays `None`, and nothing is sent; the documentation alone changes."
    /// A constraint on the value changed, or another fact that documentation states.
    ConstraintChanged "constraint-changed" Patch
        "Nothing, unless code checks or makes values of `{item}`: now {after}, before {before}."
        "Constraints are documented and not enforced; the type stays."
    /// A client may fill the member with a random token now, or may no more.
    IdempotencyTokenChanged "idempotency-token-changed" Minor
        "Check code that fills in tokens: `{item}` is {after} now."
        "`MEMBERS` has another value; all code compiles."
    /// What something is called in XML changed, where the protocol is one of XML.
    XmlChanged "xml-changed" Major [Wire]
        "Write and read `{item}` in XML as it is now, where it is done by hand: {after}, before {before}."
        "The types compile, and serde has nothing to do with XML, but the bodies of messages are others."
    /// How instants are written changed.
    TimestampFormatChanged "timestamp-format-changed" Major [Wire]
        "Nothing in Rust; stored JSON and other programs must use `{after}` for `{item}` in the place of `{before}`."
        "The type stays, but what is written in one format is not read in the other."
    /// A member travels at another place of the message.
    LocationChanged "location-changed" Major [Wire]
        "Send and read `{item}` {after}; it was {before}."
        "The type stays, but what is written into the body, and what beside it, changes."
    /// A member is part of the host's name now, or is no more.
    HostLabelChanged "host-label-changed" Major [Wire]
        "Check how the host's name is made: `{item}` is {after} now."
        "The type stays, but requests go to another host."
    /// A member travels as the body of the message now, or does no more.
    StreamingChanged "streaming-changed" Major [Wire]
        "Send and read `{item}` {after}; it was {before}."
        "The type stays, but the data is at another place of the message."
    // Members of enums and unions.
    /// An enum has a new value.
    VariantAdded "variant-added" Minor
        "Match `{item}` where the value was caught as `Unknown`."
        "Enums are `non_exhaustive`; the value arrived as `Unknown` before and is written the same."
    /// A value of an enum is gone.
    VariantRemoved "variant-removed" Major
        "Remove uses of `{item}`; should the value still arrive, it is `Unknown`."
        "The variant is gone."
    /// A variant of an enum has another name, and the same value.
    VariantRenamed "variant-renamed" Major
        "Replace `{before}` by `{after}`."
        "The old name is gone; the wire is the same."
    /// A variant of an enum has another value.
    VariantValueChanged "variant-value-changed" Major [Wire]
        "Nothing in Rust; stored JSON and other programs must use `{after}` for `{item}` in the place of `{before}`."
        "What was written with the old value is read as `Unknown`."
    /// An enum of strings became one of integers, or the reverse.
    EnumReprChanged "enum-repr-changed" Major [Wire]
        "Use the values of `{item}` as `{after}` in the place of `{before}`."
        "`VALUES`, `as_str` and the conversions have other types, and the JSON form is another."
    /// A union has a new member.
    UnionMemberAdded "union-member-added" Minor
        "Match `{item}` where the member was caught as `Unknown`."
        "Unions are `non_exhaustive`; the member arrived as `Unknown` before."
    /// A member of a union is gone.
    UnionMemberRemoved "union-member-removed" Major
        "Remove uses of `{item}`; should the member still arrive, it is `Unknown`."
        "The variant is gone."
    /// The members or values have another order.
    OrderChanged "order-changed" Patch
        "Nothing."
        "Rust code names members and has no use for their order: only `MEMBERS`, `VALUES`, `Debug` and the order of keys in written JSON change."
    // All.
    /// A member carries sensitive data, as the model now says.
    SensitiveAdded "sensitive-added" Minor [Security]
        "Look at what logs hold: `{item}` is sensitive, and `Debug` does not show it any more."
        "`SENSITIVE` and `Debug` change, and those are for people; the type and the wire stay."
    /// A member carries no sensitive data, as the model now says.
    SensitiveRemoved "sensitive-removed" Major [Security]
        "Review by hand: `Debug` shows `{item}` from now on, in logs too."
        "Code compiles and shows what it hid. An update must stop for it, whatever the type system says."
    /// A structure or union as a whole is sensitive now.
    TypeSensitiveAdded "type-sensitive-added" Minor [Security]
        "Look at what logs hold: `Debug` shows nothing of `{item}` any more."
        "`Debug` is for people; the type and the wire stay."
    /// A type as a whole is sensitive no more.
    TypeSensitiveRemoved "type-sensitive-removed" Major [Security]
        "Review by hand: `Debug` shows `{item}` from now on, in logs too."
        "Code compiles and shows what it hid. An update must stop for it, whatever the type system says."
    /// An enum is sensitive now.
    EnumSensitiveAdded "enum-sensitive-added" Major [Security]
        "Replace `to_string` and `{}` by `{after}` wherever the value of `{item}` is meant: `Display` is redacted. `Unknown` holds a `Secret`."
        "Code that uses `Display` compiles and goes wrong; code that names what `Unknown` holds does not compile."
    /// An enum is sensitive no more.
    EnumSensitiveRemoved "enum-sensitive-removed" Major [Security]
        "Review by hand: `Debug` and `Display` show `{item}` from now on, in logs too. `Unknown` holds no `Secret` any more."
        "Code shows what it hid; code that names what `Unknown` holds does not compile."
    /// An item is deprecated now.
    DeprecatedAdded "deprecated-added" Minor
        "Plan to do without `{item}`: {after}."
        "Cargo calls a new deprecation minor: the compiler warns."
    /// An item is deprecated no more.
    DeprecatedRemoved "deprecated-removed" Patch
        "Nothing; an `allow` for `{item}` has no use any more."
        "A warning is gone."
    /// The note of a deprecation changed.
    DeprecationChanged "deprecation-changed" Patch
        "Read the new note on `{item}`: {after}."
        "The warning has other words."
    /// Documentation changed.
    DocumentationChanged "documentation-changed" Patch
        "Nothing; read what is new about {after}."
        "Documentation has no part in compiling."
    /// The links between items, or to the service's documentation, changed.
    LinksChanged "links-changed" Patch
        "Nothing; items with other links in their documentation: {after}."
        "The lists of where a type is used follow the operations; they are documentation."
    /// The source changed in a way that no other rule knows.
    SourceChanged "source-changed" Patch
        "Nothing."
        "All that code can see has a rule; what is left is where and how items are written."
}
