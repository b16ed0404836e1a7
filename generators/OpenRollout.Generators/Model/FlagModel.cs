using OpenRollout.Manifest;

namespace OpenRollout.Generators.Model;

/// <summary>A flag.</summary>
/// <param name="Name">The name of the accessor.</param>
/// <param name="SnapshotProperty">The name of the property in a snapshot.</param>
/// <param name="Key">The key.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="DefaultValue">The default value.</param>
/// <param name="Documentation">The paragraphs of its documentation, as plain text.</param>
/// <param name="VariantEnum">The enum of its variants; null if it has none.</param>
/// <param name="VariantValues">The values of the variants, in the order of the enum's members after <c>Unknown</c>.</param>
/// <param name="Record">The type of its values; null for a flag that is not an object, and for an object that is too large.</param>
internal sealed record FlagModel(
    string Name,
    string SnapshotProperty,
    string Key,
    FlagType Type,
    ExactValue DefaultValue,
    EquatableArray<string> Documentation,
    EnumModel? VariantEnum,
    EquatableArray<ExactValue> VariantValues,
    RecordModel? Record);
