//! The rules.

rules! {
    // The service.
    /// The protocol changed.
    ProtocolChanged "protocol-changed" Major [wire]
        "Change the client to the protocol `{after}`; it was `{before}`."
        "The types compile, but their JSON form and the messages around it are those of another protocol."
    /// The service speaks a protocol besides the crate's.
    ProtocolAdded "protocol-added" Patch
        news "the crate keeps its protocol, and the service also speaks {after}."
        "The types have the form of one protocol; changing to another is a decision of the crate's maintainers."
    /// The service no longer speaks a protocol that is not the crate's.
    ProtocolRemoved "protocol-removed" Patch
        news "the service no longer speaks {before}, and the crate has another protocol."
        "The types have the form of one protocol."
    /// The service's shape has another name.
    ServiceRenamed "service-renamed" Major [wire]
        "Send the new `X-Amz-Target`, which begins with `{after}`; dispatchers must accept it instead of `{before}`."
        "The AWS JSON protocols put the name in `X-Amz-Target`: the constant `TARGET` of every operation changes."
    /// The namespace of the model changed.
    NamespaceChanged "namespace-changed" Minor
        "Nothing to do, unless code compares shape ids: they now begin with `{after}`."
        "`SHAPE_ID` constants and the targets in `MEMBERS` change, which are for look-ups; no Rust name or wire name does."
    /// The version of the service's interface changed.
    ServiceVersionChanged "service-version-changed" Minor
        news "the service calls its interface `{after}` now."
        "`SERVICE` has another value, and the documentation other links; all code compiles."
    /// What the constant `SERVICE` says changed: names of the service and its hosts, or how calls are signed.
    ServiceFactsChanged "service-facts-changed" Minor
        "Check how calls are signed and hosts are named if you do this by hand: now {after}; before: {before}."
        "`SERVICE` has another value; code that uses it still works."
    /// The crate needs another set of dependencies.
    DependencyChanged "dependency-changed" Patch
        "Nothing to do, unless you maintain the crate: it depends on {after}; before: {before}."
        "Cargo fetches what a crate depends on; consumers have nothing to do."
    // Operations.
    /// An operation is new.
    OperationAdded "operation-added" Minor
        news "`{item}` can be called."
        "Nothing that exists changes."
    /// An operation is gone.
    OperationRemoved "operation-removed" Major
        "Remove uses of `{item}` and of the types that only it used."
        "Its unit struct and its error enum are gone, and code that names them does not compile."
    /// An operation has another name, and the same input, output and errors.
    OperationRenamed "operation-renamed" Major [wire]
        "Replace `{before}` with `{after}`, also in the name of the error enum, once you are sure that it does the same."
        "The old name is gone, and `X-Amz-Target` changes with it."
    /// The input type of an operation changed.
    OperationInputChanged "operation-input-changed" Major [wire]
        "Build `{after}` for `{item}` instead of `{before}`."
        "The associated type `Input` changed."
    /// The output type of an operation changed.
    OperationOutputChanged "operation-output-changed" Major [wire]
        "Expect `{after}` from `{item}` instead of `{before}`."
        "The associated type `Output` changed."
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
        "Replace `{before}` with `{after}`."
        "A clash of names changed the variant, and the old name is gone."
    /// The error enum of an operation has another name.
    ErrorEnumRenamed "error-enum-renamed" Major
        "Replace `{before}` with `{after}`."
        "Another type took the name, so that a rule gave the enum a new one."
    /// Only the wire name of an operation changed.
    OperationTargetChanged "operation-target-changed" Major [wire]
        "Send `{after}` as `X-Amz-Target` instead of `{before}`."
        "The Rust name is the same, but requests are dispatched by the wire name."
    /// The model now says, or no longer says, that an operation is read-only.
    ReadOnlyChanged "read-only-changed" Minor
        "Check code that acts on `READ_ONLY` of `{item}`, which is `{after}` now."
        "The constant has another value; all code compiles."
    /// The model now says, or no longer says, that an operation is idempotent.
    IdempotentChanged "idempotent-changed" Minor
        "Check code that repeats `{item}` because of `IDEMPOTENT`, which is `{after}` now."
        "The constant has another value; all code compiles."
    /// An operation is called over HTTP in another way.
    HttpChanged "http-changed" Major [wire]
        "Send `{item}` as `{after}` instead of `{before}` if you make requests by hand."
        "The method or path changed, and with it how members are bound to the path."
    /// The success status of an operation changed.
    SuccessStatusChanged "success-status-changed" Minor
        "Check code that acts on the success status of `{item}`: {after}; before: {before}."
        "`HTTP` has another value, and any status from 200 to 299 is still a success."
    /// An operation requires something else from a client besides its messages.
    CallChanged "call-changed" Major [wire]
        "Check how `{item}` is called if you make requests by hand: now {after}; before: {before}."
        "The messages stay, but the host, the signature, checksums or the encoding of what is sent do not."
    /// An operation is paginated now.
    PaginationAdded "pagination-added" Minor
        "Nothing to do, unless all results are wanted: ask for the next page with `{after}`."
        "`PAGINATION` is set; the types show the same members as before."
    /// An operation is no longer paginated.
    PaginationRemoved "pagination-removed" Major
        "Stop paging through `{item}`: `PAGINATION` is `None`."
        "Code that pages by the constant compiles and stops working."
    /// The pagination of an operation changed.
    PaginationChanged "pagination-changed" Minor
        "Check code that pages through `{item}` with hard-coded names: it is `{after}` now."
        "Code that uses `PAGINATION` still works."
    /// The type of the items of an operation's pages changed.
    PageItemsChanged "page-items-changed" Major
        "Use the items of the pages of `{item}` as `{after}` instead of `{before}`."
        "The associated type `Items` changed or is gone: the items are in another place of the response."
    /// There is a new waiter.
    WaiterAdded "waiter-added" Minor
        news "`{after}` can be waited for with `{item}`."
        "There is a new function that begins the wait."
    /// A waiter is gone.
    WaiterRemoved "waiter-removed" Major
        "Wait by other means: the waiter `{before}` of `{item}` is gone."
        "Code that begins the wait does not compile."
    /// What a waiter does changed.
    WaiterChanged "waiter-changed" Minor
        "Nothing to do, unless code repeats what the waiter does: {after}; before: {before}."
        "The function that begins the wait has the same name and types."
    // The endpoint.
    /// There is a new endpoint parameter.
    EndpointParameterAdded "endpoint-parameter-added" Minor
        news "`{item}` can be set."
        "The structure is `non_exhaustive`, and the parameter has a default or is an `Option`."
    /// An endpoint parameter is gone.
    EndpointParameterRemoved "endpoint-parameter-removed" Major
        "Remove uses of `{item}` and of its setter."
        "The field and its setter are gone."
    /// The type of an endpoint parameter changed.
    EndpointParameterTypeChanged "endpoint-parameter-type-changed" Major
        "Use `{after}` for `{item}` instead of `{before}`."
        "The type of the field changed."
    /// The default of an endpoint parameter changed.
    EndpointParameterDefaultChanged "endpoint-parameter-default-changed" Major
        "Set `{item}` if you want the old default {before}: `Default` gives {after} now."
        "Code compiles, and its requests may go to another host."
    /// An endpoint parameter must be set now, or corresponds to another client setting.
    EndpointParameterChanged "endpoint-parameter-changed" Minor
        "Check how `{item}` is set: {after}; before: {before}."
        "The type stays, but without a parameter that must be set there is no endpoint."
    /// The rules that choose the endpoint changed.
    EndpointRulesChanged "endpoint-rules-changed" Minor
        "Nothing to do, unless hosts are also configured elsewhere, such as in a firewall: compare what `{item}` gives."
        "The function has the same parameters, and may return another URL for them: a service may change its hosts."
    /// Operations now set endpoint parameters.
    EndpointContextAdded "endpoint-context-added" Minor
        "Call `for_operation` before `resolve`: operations now set endpoint parameters."
        "There is a new method and a new trait."
    /// Operations no longer set endpoint parameters.
    EndpointContextRemoved "endpoint-context-removed" Major
        "Remove uses of `for_operation` and of the trait `EndpointContext`."
        "The method and the trait are gone."
    /// An operation sets other endpoint parameters.
    EndpointContextChanged "endpoint-context-changed" Minor
        "Nothing to do, unless you set endpoint parameters for `{item}` by hand: it sets {after}; before: {before}."
        "`for_operation` sets them."
    // Types.
    /// A type is new.
    TypeAdded "type-added" Minor
        news "`{item}` can be used."
        "Nothing that exists changes."
    /// A type is gone.
    TypeRemoved "type-removed" Major
        "Remove uses of `{item}`."
        "Code that names it does not compile."
    /// A type has another name, and the same members and uses.
    TypeRenamed "type-renamed" Major
        "Replace `{before}` with `{after}`."
        "The old name is gone. Names of types are not on the wire, except those of errors, whose code has a change of its own."
    /// A shape id changed, and the Rust name did not.
    ShapeIdChanged "shape-id-changed" Minor
        "Nothing to do, unless code compares shape ids: it is `{after}` now."
        "`SHAPE_ID` has another value, which is for look-ups."
    /// A structure became an enum, or the like.
    TypeKindChanged "type-kind-changed" Major [wire]
        "Rewrite uses of `{item}`, which is {after} now and was {before}."
        "Only the name of the old type is left, and its JSON form changed."
    /// A structure is an error now.
    ErrorTraitAdded "error-trait-added" Minor
        news "`{item}` is a `std::error::Error` now."
        "There are more impls."
    /// A structure is no longer an error.
    ErrorTraitRemoved "error-trait-removed" Major
        "Stop using `{item}` as an error."
        "The impls of `Error`, `Display` and `ServiceError` are gone."
    /// The code of an error on the wire changed.
    ErrorCodeChanged "error-code-changed" Major [wire]
        "Expect the code `{after}` instead of `{before}`; servers must send it."
        "The code tells error responses apart."
    /// Who is at fault for an error changed.
    ErrorFaultChanged "error-fault-changed" Minor
        "Check code that acts on who is at fault for `{item}`: the {after}; before: the {before}."
        "`FAULT` has another value; all code compiles."
    /// Whether an error may be retried changed.
    ErrorRetryChanged "error-retry-changed" Minor
        "Check code that retries on `{item}`: {after}; before: {before}."
        "`RETRY` has another value; all code compiles."
    /// The HTTP status of an error changed.
    ErrorStatusChanged "error-status-changed" Minor
        "Check code that acts on the HTTP status of `{item}`: {after}; before: {before}."
        "`HTTP_STATUS` has another value; the AWS JSON protocols do not depend on it."
    /// An error takes its message from elsewhere.
    ErrorMessageChanged "error-message-changed" Minor
        "Nothing to do, unless code reads the text that `{item}` shows: {after}; before: {before}."
        "`Display` and `message` give another text, which is only for people."
    /// A type is in another file.
    FileMoved "file-moved" Patch
        news ""
        "Types are public at the root of the crate, wherever their file is."
    // Members of structures.
    /// A structure has a new member.
    MemberAdded "member-added" Minor
        news "`{item}` can be read and set."
        "Structures are `non_exhaustive`, so that nobody builds or takes them apart without `..`."
    /// A structure in requests has a new required member.
    RequiredMemberAdded "required-member-added" Minor
        "Set `{item}` wherever the structure is sent: the service may refuse a request without it."
        "Code compiles, but what it sends is incomplete."
    /// A member is gone.
    MemberRemoved "member-removed" Major
        "Remove uses of `{item}` and of its setter; what the service still sends there is skipped."
        "The field and its setter are gone."
    /// A field has another name, but only in Rust.
    FieldRenamed "field-renamed" Major
        "Replace `{before}` with `{after}`."
        "A clash of names began or ended, which renamed the field and its setter."
    /// The wire name of a member changed.
    WireNameChanged "wire-name-changed" Major [wire]
        "Nothing to do in Rust; stored JSON and other programs must use `{after}` instead of `{before}`."
        "A value written under one name is not read under the other."
    /// The type of a member changed, and its JSON form with it.
    MemberJsonTypeChanged "member-json-type-changed" Major [wire]
        "Use `{after}` for `{item}` instead of `{before}`; stored JSON must be converted."
        "The type of the field and its wire form changed."
    /// The type of a member changed, but not its JSON form.
    MemberTypeChanged "member-type-changed" Major
        "Use `{after}` for `{item}` instead of `{before}`."
        "The type of the field changed."
    /// A field became an `Option`.
    MemberBecameOptional "member-became-optional" Major
        "Handle `None` in `{item}`, which is `{after}` now."
        "The type of the field changed, and `None` replaces the default. Setters stay the same."
    /// A field is no longer an `Option`.
    MemberBecamePlain "member-became-plain" Major
        "Use `{item}` directly: it is `{after}` now."
        "The type of the field changed, and it is always written. Setters stay the same."
    /// The items of a list or map became optional, or the reverse.
    MemberSparseChanged "member-sparse-changed" Major [wire]
        "Use `{after}` for `{item}` instead of `{before}`."
        "The type of the field changed; a sparse list or map keeps nulls, any other drops them."
    /// A field became boxed, or is no longer boxed.
    MemberBoxChanged "member-box-changed" Major
        "Use `{after}` for `{item}` instead of `{before}`."
        "The type of the field changed, since its type now contains itself, or no longer does."
    /// The target of a member has another name, and the Rust type is the same.
    MemberTargetChanged "member-target-changed" Minor
        "Nothing to do, unless code reads targets from `MEMBERS`: it is `{after}` now."
        "Only `MEMBERS` changes: shapes without a type of their own have no name in Rust."
    /// A member in requests is now required, and its type stays.
    RequiredAdded "required-added" Minor
        "Set `{item}` wherever the structure is sent: the service may refuse a request without it."
        "Only `MEMBERS` changes; what the service requires is not part of the type."
    /// A member in requests is no longer required, and its type stays.
    RequiredRemoved "required-removed" Minor
        news "requests may leave out `{item}`."
        "Only `MEMBERS` changes."
    /// A member that is only in responses is now required, and its type stays.
    PresenceAdded "presence-added" Minor
        news "the service promises that `{item}` is always there."
        "Only `MEMBERS` changes: the field is still an `Option`."
    /// A member that is only in responses is no longer required, and its type stays.
    PresenceRemoved "presence-removed" Minor
        "Check code that relies on `{item}` being there."
        "Only `MEMBERS` changes: the field was an `Option` already, and code that reads it still compiles."
    /// The default of a field changed.
    DefaultChanged "default-changed" Major
        "Set `{item}` if you want the old default `{before}`: `Default` gives `{after}` now."
        "Code compiles and does something else: `Default`, and reading JSON without the member, give another value."
    /// The default that the service applies to an `Option` field changed.
    DocumentedDefaultChanged "documented-default-changed" Patch
        "Nothing to do, unless code leaves `{item}` out and relies on what the service does then: {after}; before: {before}."
        "The field stays `None`, and nothing is sent; only the documentation changes."
    /// A constraint on the value changed, or another fact in the documentation.
    ConstraintChanged "constraint-changed" Patch
        "Nothing to do, unless code checks or makes values of `{item}`: now {after}; before: {before}."
        "Constraints are documented and not enforced; the type stays."
    /// A client may now fill the member with a random token, or no longer may.
    IdempotencyTokenChanged "idempotency-token-changed" Minor
        "Check code that fills in tokens: `{item}` is {after} now."
        "`MEMBERS` has another value; all code compiles."
    /// A name in XML changed, in a protocol that uses XML.
    XmlChanged "xml-changed" Major [wire]
        "Use the new XML form of `{item}` if you write or read it by hand: {after}; before: {before}."
        "The types compile, and serde has nothing to do with XML, but the bodies of messages change."
    /// The format of a timestamp changed.
    TimestampFormatChanged "timestamp-format-changed" Major [wire]
        "Nothing to do in Rust; stored JSON and other programs must use `{after}` for `{item}` instead of `{before}`."
        "The type stays, but a value written in one format is not read in the other."
    /// A member travels in another place of the message.
    LocationChanged "location-changed" Major [wire]
        "Send and read `{item}` {after}; before: {before}."
        "The type stays, but what is in the body and what is outside it changes."
    /// A member is now part of the host name, or no longer is.
    HostLabelChanged "host-label-changed" Major [wire]
        "Check how the host name is made: `{item}` is {after} now."
        "The type stays, but requests go to another host."
    /// A member is now the body of the message, or no longer is.
    StreamingChanged "streaming-changed" Major [wire]
        "Send and read `{item}` {after}; before: {before}."
        "The type stays, but the data is in another place of the message."
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
        "Replace `{before}` with `{after}`."
        "The old name is gone; the wire value is the same."
    /// A variant of an enum has another value.
    VariantValueChanged "variant-value-changed" Major [wire]
        "Nothing to do in Rust; stored JSON and other programs must use `{after}` for `{item}` instead of `{before}`."
        "The old value is read as `Unknown`."
    /// A string enum became an integer enum, or the reverse.
    EnumReprChanged "enum-repr-changed" Major [wire]
        "Use the values of `{item}` as `{after}` instead of `{before}`."
        "`VALUES`, `as_str` and the conversions have other types, and the JSON form changed."
    /// A union has a new member.
    UnionMemberAdded "union-member-added" Minor
        "Match `{item}` where the member was caught as `Unknown`."
        "Unions are `non_exhaustive`; the member arrived as `Unknown` before."
    /// A member of a union is gone.
    UnionMemberRemoved "union-member-removed" Major
        "Remove uses of `{item}`; should the member still arrive, it is `Unknown`."
        "The variant is gone."
    /// The order of members or values changed.
    OrderChanged "order-changed" Patch
        news ""
        "Rust code refers to members by name, not by order: only `MEMBERS`, `VALUES`, `Debug` and the order of keys in written JSON change."
    // All.
    /// A member is now sensitive.
    SensitiveAdded "sensitive-added" Minor [security]
        "Check what is in logs: `{item}` is sensitive, and `Debug` no longer shows it."
        "`SENSITIVE` and `Debug` change, which are for people; the type and the wire form stay."
    /// A member is no longer sensitive.
    SensitiveRemoved "sensitive-removed" Major [security]
        "Review by hand: `Debug` shows `{item}` from now on, also in logs."
        "Code compiles and shows what it hid. Such an update needs a review, even if all code compiles."
    /// A structure or union is now sensitive as a whole.
    TypeSensitiveAdded "type-sensitive-added" Minor [security]
        "Check what is in logs: `Debug` no longer shows anything of `{item}`."
        "`Debug` is for people; the type and the wire form stay."
    /// A type is no longer sensitive as a whole.
    TypeSensitiveRemoved "type-sensitive-removed" Major [security]
        "Review by hand: `Debug` shows `{item}` from now on, also in logs."
        "Code compiles and shows what it hid. Such an update needs a review, even if all code compiles."
    /// An enum is now sensitive.
    EnumSensitiveAdded "enum-sensitive-added" Major [security]
        "Replace `to_string` and `{}` with `{after}` wherever you need the value of `{item}`: `Display` is redacted. `Unknown` holds a `Secret`."
        "Code that uses `Display` compiles but no longer works; code that names the type inside `Unknown` does not compile."
    /// An enum is no longer sensitive.
    EnumSensitiveRemoved "enum-sensitive-removed" Major [security]
        "Review by hand: `Debug` and `Display` show `{item}` from now on, also in logs. `Unknown` no longer holds a `Secret`."
        "Code shows what it hid; code that names the type inside `Unknown` does not compile."
    /// An item is now deprecated.
    DeprecatedAdded "deprecated-added" Minor
        "Plan to do without `{item}`, which is {after}."
        "Cargo calls a new deprecation minor: the compiler warns."
    /// An item is no longer deprecated.
    DeprecatedRemoved "deprecated-removed" Patch
        news "an `allow` for `{item}` is no longer needed."
        "A warning is gone."
    /// The note of a deprecation changed.
    DeprecationChanged "deprecation-changed" Patch
        "Read the new note: `{item}` is {after}."
        "The warning has another text."
    /// Documentation changed.
    DocumentationChanged "documentation-changed" Patch
        "Nothing to do, but read what is new about {after}."
        "Documentation does not affect compilation."
    /// The links between items, or to the service's documentation, changed.
    LinksChanged "links-changed" Patch
        news "links in the documentation of {after} changed."
        "The lists of where a type is used depend on the operations; they are documentation."
    /// The source changed in a way that no other rule covers.
    SourceChanged "source-changed" Patch
        news ""
        "Everything that code can see has a rule; what is left is where and how items are written."
}
