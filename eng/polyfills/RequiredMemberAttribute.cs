using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler enforce <c>required</c> members for netstandard2.0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property)]
internal sealed class RequiredMemberAttribute : Attribute;
