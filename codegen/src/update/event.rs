//! What happened, in the words of a changelog.

use crate::diff::Kind;

/// What happened to the item whose name stands before it.
pub(super) fn event(kind: Kind) -> String {
    let words = match kind {
        Kind::ServiceRenamed
        | Kind::OperationRenamed
        | Kind::OperationErrorRenamed
        | Kind::TypeRenamed
        | Kind::FieldRenamed
        | Kind::VariantRenamed => "renamed",
        Kind::MemberAdded | Kind::VariantAdded | Kind::UnionMemberAdded | Kind::OperationErrorAdded => {
            "added"
        }
        Kind::RequiredMemberAdded => "added, and required",
        Kind::MemberRemoved
        | Kind::VariantRemoved
        | Kind::UnionMemberRemoved
        | Kind::OperationErrorRemoved => "removed",
        Kind::MemberTypeChanged | Kind::MemberBoxChanged | Kind::EndpointParameterTypeChanged => {
            "type changed"
        }
        Kind::MemberJsonTypeChanged | Kind::MemberSparseChanged => "type changed, in JSON too",
        Kind::EnumReprChanged => "type of the values changed",
        Kind::TypeKindChanged => "kind of type changed",
        Kind::MemberBecameOptional => "now optional",
        Kind::MemberBecamePlain => "no longer optional",
        Kind::MemberTargetChanged => "target changed",
        Kind::RequiredAdded => "now required",
        Kind::RequiredRemoved => "no longer required",
        Kind::PresenceAdded => "now always there",
        Kind::PresenceRemoved => "no longer always there",
        Kind::SensitiveAdded | Kind::TypeSensitiveAdded | Kind::EnumSensitiveAdded => "now sensitive",
        Kind::SensitiveRemoved | Kind::TypeSensitiveRemoved | Kind::EnumSensitiveRemoved => {
            "no longer sensitive"
        }
        Kind::DeprecatedAdded => "now deprecated",
        Kind::DeprecatedRemoved => "no longer deprecated",
        Kind::DeprecationChanged => "note on the deprecation changed",
        Kind::ErrorTraitAdded => "now an error",
        Kind::ErrorTraitRemoved => "no longer an error",
        Kind::ErrorRetryChanged => "advice on retries changed",
        Kind::ErrorStatusChanged => "HTTP status changed",
        Kind::PaginationAdded => "now paginated",
        Kind::PaginationRemoved => "no longer paginated",
        Kind::ReadOnlyChanged => "`READ_ONLY` changed",
        Kind::IdempotentChanged => "`IDEMPOTENT` changed",
        Kind::OperationInputChanged => "input changed",
        Kind::OperationOutputChanged => "output changed",
        Kind::OperationTargetChanged => "`X-Amz-Target` changed",
        Kind::HttpChanged => "HTTP method or path changed",
        Kind::CallChanged => "form of the call changed",
        Kind::HostLabelChanged => "place in the host name changed",
        Kind::IdempotencyTokenChanged => "use as an idempotency token changed",
        Kind::WireNameChanged => "name on the wire changed",
        Kind::VariantValueChanged => "value changed",
        Kind::XmlChanged => "XML form changed",
        Kind::DependencyChanged => "dependencies changed",
        Kind::ServiceFactsChanged => "facts about the service changed",
        // The name of the kind says it as well.
        kind => return kind.name().replace('-', " "),
    };
    words.to_owned()
}
