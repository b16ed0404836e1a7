namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks a constructor that sets every <c>required</c> member, for netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
