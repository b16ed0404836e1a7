using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>One token of a parsed document.</summary>
/// <param name="Type">What it is.</param>
/// <param name="IsEscaped">Whether a string or name has escapes in it.</param>
/// <param name="Range">The token without a string's quotes; for an object or array its opening bracket.</param>
/// <param name="Next">The index of the token after this one and all that it contains.</param>
internal readonly record struct JsonToken(JsonTokenType Type, bool IsEscaped, TextRange Range, int Next);
