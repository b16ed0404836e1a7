using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore;

/// <summary>Reads what is asked to be explained, from a form or from JSON.</summary>
internal static class QuestionReader
{
    /// <summary>What stands before the names of attributes in a form, so that none is taken for another field.</summary>
    public const string AttributePrefix = "attribute.";

    private const int MaximumFields = 1000;

    /// <summary>Reads a question.</summary>
    /// <exception cref="FormatException">It cannot be answered; the message says why.</exception>
    /// <exception cref="BadHttpRequestException">The server refuses the request, which is too large or too slow.</exception>
    public static async Task<(ExplanationQuestion Question, ObservedProvider Provider)> ReadAsync(HttpRequest request, IReadOnlyList<ObservedProvider> providers)
    {
        try
        {
            return request.HasJsonContentType() ? await ReadJsonAsync(request, providers).ConfigureAwait(false)
                : request.HasFormContentType ? await ReadFormAsync(request, providers).ConfigureAwait(false)
                : throw new FormatException("Send a form, or JSON such as { \"flag\": \"stories\", \"context\": { \"targetingKey\": \"user-1\" } }.");
        }
        // JSON with bytes that are no text is an invalid operation to who reads it, and a form that ends early the end of a stream.
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException or (IOException and not BadHttpRequestException))
        {
            throw new FormatException("What was sent cannot be read: " + exception.Message, exception);
        }
    }

    private static async Task<(ExplanationQuestion Question, ObservedProvider Provider)> ReadFormAsync(HttpRequest request, IReadOnlyList<ObservedProvider> providers)
    {
        var form = await request.ReadFormAsync(new FormOptions { ValueCountLimit = MaximumFields }, request.HttpContext.RequestAborted).ConfigureAwait(false);
        string? Field(string name) => form[name] is [{ Length: > 0 } value] ? value : null;
        var provider = Find(providers, Field("domain"));
        var attributes = new Dictionary<string, UserAttribute>(StringComparer.Ordinal);
        foreach (var attribute in provider.Overview.Attributes)
        {
            if (Field(AttributePrefix + attribute.Name) is { } text)
            {
                attributes[attribute.Name] = UserAttribute.Read(attribute, text);
            }
        }

        return (new ExplanationQuestion(provider.Domain, Field("flag"), attributes), provider);
    }

    private static async Task<(ExplanationQuestion Question, ObservedProvider Provider)> ReadJsonAsync(HttpRequest request, IReadOnlyList<ObservedProvider> providers)
    {
        using var document = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted).ConfigureAwait(false);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The question must be an object.");
        }

        string? Member(string name) => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw new FormatException($"'{name}' must be a string.");
        var provider = Find(providers, Member("domain"));
        return (new ExplanationQuestion(provider.Domain, Member("flag"), ReadContext(root, provider.Overview.Attributes)), provider);
    }

    private static Dictionary<string, UserAttribute> ReadContext(JsonElement root, IReadOnlyList<AttributeDefinition> known)
    {
        var attributes = new Dictionary<string, UserAttribute>(StringComparer.Ordinal);
        if (!root.TryGetProperty("context", out var context))
        {
            return attributes;
        }

        if (context.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("'context' must be an object.");
        }

        foreach (var member in context.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            var attribute = known.FirstOrDefault(attribute => attribute.Name == member.Name)
                ?? throw new FormatException($"The manifest has no attribute '{member.Name}'; it has {string.Join(", ", known.Select(attribute => $"'{attribute.Name}'"))}.");
            attributes[member.Name] = UserAttribute.Read(attribute, member.Value);
        }

        return attributes;
    }

    private static ObservedProvider Find(IReadOnlyList<ObservedProvider> providers, string? domain)
        => providers.FirstOrDefault(provider => provider.Domain == domain)
            ?? throw new FormatException(domain is null ? "There is no default provider; name a domain." : $"There is no provider of the domain '{domain}'.");
}
