using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>Each log message of the packages is one line of visible characters with bounded length, even with hostile input.</summary>
public sealed class LogSafetyTests
{
    private const string Hostile = "a\r\n2026-01-01 [ERR] forged\u001b[2K\u0085\u2028\u2029\u202e\u200b\U000E0041";

    /// <summary>Gets the messages by reflection, so that new messages are tested too.</summary>
    public static TheoryData<string> Messages => [.. Logs().SelectMany(Methods).Select(NameOf).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_one_line_of_visible_characters(string message)
    {
        foreach (var text in new[] { Hostile, string.Concat(Enumerable.Repeat(Hostile, 10_000)), $"{new string('a', 70)}\ud83d\ude00\ud83d" })
        {
            var logger = new ValueRecorder();
            foreach (var overload in Logs().SelectMany(Methods).Where(method => NameOf(method) == message))
            {
                overload.Invoke(null, [.. overload.GetParameters().Select(parameter => Make(parameter.ParameterType, text, logger))]);
            }

            Assert.NotEmpty(logger.Texts);
            Assert.All(logger.Texts, AssertPlain);
        }
    }

    [Fact]
    public void The_logs_of_all_packages_are_found()
        => Assert.Equal(["OpenRollout.AspNetCore.Log", "OpenRollout.Hosting.Log", "OpenRollout.Telemetry.Log"], Logs().Select(log => log.FullName).Order(StringComparer.Ordinal));

    private static IEnumerable<Type> Logs()
        => new[] { typeof(OpenRolloutProvider), typeof(OpenRolloutHostingOptions), typeof(FlagTagHelper) }.Select(type => type.Assembly.GetTypes().Single(log => log.Name == "Log"));

    private static IEnumerable<MethodInfo> Methods(Type log) => log.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    private static object? Make(Type type, string text, ILogger logger)
        => type == typeof(ILogger) ? logger
            : type == typeof(string) ? text
            : type.IsAssignableFrom(typeof(string[])) ? new[] { text, text }
            : type == typeof(Lazy<string>) ? new Lazy<string>(text)
            : type == typeof(Exception) ? new InvalidOperationException()
            : Nullable.GetUnderlyingType(type) is { } inner ? Activator.CreateInstance(inner)
            : type.IsValueType && type.GetConstructors().Length == 0 ? Activator.CreateInstance(type)
            : type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).First(made => !made.GetParameters().Any(parameter => parameter.ParameterType == type)) is var constructor
                ? Fill(constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, text, logger))]), text)
            : null;

    /// <summary>Sets the texts of an object that its constructor has not set. A text that its property rejects cannot reach a log.</summary>
    private static object Fill(object made, string text)
    {
        foreach (var property in made.GetType().GetProperties().Where(property => property.PropertyType == typeof(string) && property.SetMethod is { IsPublic: true }))
        {
            try
            {
                property.SetValue(made, text);
            }
            catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException)
            {
            }
        }

        return made;
    }

    private static void AssertPlain(string text)
    {
        Assert.InRange(text.Length, 0, 1_500);
        Assert.DoesNotContain(text.EnumerateRunes(), rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        // Half a surrogate pair cannot be encoded.
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text);
    }

    /// <summary>Records the text and the values of each message, as a structured logging provider does.</summary>
    private sealed class ValueRecorder : ILogger
    {
        public List<string> Texts { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Texts.Add(formatter(state, exception));
            Texts.AddRange((state as IEnumerable<KeyValuePair<string, object?>> ?? []).Select(value => Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? ""));
        }
    }
}
