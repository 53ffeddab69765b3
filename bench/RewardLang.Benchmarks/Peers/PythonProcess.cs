using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace RewardLang.Benchmarks.Peers;

/// <summary>A Python program that answers each line of JSON with another.</summary>
internal sealed class PythonProcess : IDisposable
{
    private readonly Process? _process;

    /// <summary>The last line that the program wrote to standard error: of an exception, its message.</summary>
    private volatile string _lastError = "";

    public PythonProcess(string python, IEnumerable<string> arguments)
    {
        try
        {
            _process = Process.Start(new ProcessStartInfo(python, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        }
        catch (Win32Exception)
        {
            _lastError = $"there is no {python}";
            return;
        }

        _process!.ErrorDataReceived += (_, line) => _lastError = string.IsNullOrWhiteSpace(line.Data) ? _lastError : line.Data;
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether the program has ended, or never began.</summary>
    public bool HasEnded => _process is null or { HasExited: true };

    /// <summary>Sends a request and waits for the answer.</summary>
    /// <exception cref="PythonException">The program failed or ended.</exception>
    public JsonElement Ask(object request)
    {
        try
        {
            _process?.StandardInput.WriteLine(JsonSerializer.Serialize(request));
            _process?.StandardInput.Flush();
        }
        catch (IOException)
        {
            // The program has ended; the missing answer says why.
        }

        return Receive();
    }

    /// <summary>Waits for one line.</summary>
    /// <exception cref="PythonException">The program failed or ended.</exception>
    public JsonElement Receive()
    {
        if (_process?.StandardOutput.ReadLine() is { } line)
        {
            var answer = JsonSerializer.Deserialize<JsonElement>(line);
            return answer.TryGetProperty("error", out var error) ? throw new PythonException(error.GetString()!) : answer;
        }

        // Waits for the lines of standard error too.
        _process?.WaitForExit();
        throw new PythonException(_lastError);
    }

    public void Dispose()
    {
        if (_process is null)
            return;
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it read all.
        }

        _process.WaitForExit();
        _process.Dispose();
    }
}

/// <summary>A Python program failed, or ended when it should have answered.</summary>
internal sealed class PythonException(string message) : Exception(message);
