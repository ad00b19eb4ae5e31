#!/usr/bin/env python3
"""Opens a page in headless Chromium and does what it is told there.

usage: drive.py CHROMIUM PAGE.html < steps.json > outcome.json

Steps are a list of: {"evaluate": script}, {"click": selector}, {"double": selector},
{"hover": selector}, {"type": text}, {"key": name}, {"wait": script that becomes true}.
The outcome: {"values": [what each evaluation gave], "errors": [what the console complained of]}.
Speaks the DevTools protocol over a pipe, so that no port is opened and no package is needed.
"""
import json
import os
import subprocess
import sys
import tempfile
import time


class Browser:
    def __init__(self, program, profile):
        to_read, self.to = os.pipe()
        self.source, from_write = os.pipe()
        command = (
            f'exec "$0" --headless --no-sandbox --disable-gpu --remote-debugging-pipe'
            f' --window-size=1400,900 --user-data-dir="$1" about:blank'
            f" 3<&{to_read} 4>&{from_write}"
        )
        self.process = subprocess.Popen(
            ["bash", "-c", command, program, profile], pass_fds=(to_read, from_write),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(from_write)
        self.rest = b""
        self.last = 0
        self.session = None
        self.errors = []

    def read(self):
        while b"\0" not in self.rest:
            chunk = os.read(self.source, 1 << 16)
            if not chunk:
                sys.exit("the browser went away")
            self.rest += chunk
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.last += 1
        request = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.to, json.dumps(request).encode() + b"\0")
        while True:
            message = self.read()
            self.note(message)
            if message.get("id") == self.last:
                if "error" in message:
                    sys.exit(f"{method}: {message['error']}")
                return message["result"]

    def note(self, message):
        parameters = message.get("params", {})
        match message.get("method"):
            case "Runtime.exceptionThrown":
                self.errors.append(json.dumps(parameters["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if parameters["type"] in ("error", "warning"):
                self.errors.append(json.dumps(parameters["args"]))
            case "Log.entryAdded":
                self.errors.append(parameters["entry"]["text"])
            case "Page.javascriptDialogOpening":
                self.errors.append("dialog: " + parameters["message"])

    def evaluate(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            sys.exit(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def mouse(self, kind, place, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], **more)

    def point(self, selector):
        place = self.evaluate(
            f"(() => {{ const box = document.querySelector({json.dumps(selector)})"
            ".getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()")
        self.mouse("mouseMoved", place)
        return place

    def step(self, kind, value):
        match kind:
            case "evaluate":
                return self.evaluate(value)
            case "hover":
                self.point(value)
            case "click" | "double":
                for count in range(1, 3 if kind == "double" else 2):
                    # The first click may open a panel, and the node move with it.
                    place = self.point(value)
                    self.mouse("mousePressed", place, button="left", clickCount=count)
                    self.mouse("mouseReleased", place, button="left", clickCount=count)
            case "type":
                self.call("Input.insertText", text=value)
            case "key":
                text = {"Enter": "\r"}.get(value, value if len(value) == 1 else "")
                self.call("Input.dispatchKeyEvent", type="keyDown", key=value, text=text)
                self.call("Input.dispatchKeyEvent", type="keyUp", key=value)
            case "wait":
                for _ in range(200):
                    if self.evaluate(value):
                        return None
                    time.sleep(0.05)
                sys.exit(f"waited in vain for {value}")


def main():
    program, page = sys.argv[1:3]
    steps = json.load(sys.stdin)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            target = browser.call("Target.createTarget", url="about:blank")["targetId"]
            browser.session = browser.call(
                "Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Runtime", "Log", "Page"):
                browser.call(domain + ".enable")
            browser.call("Page.navigate", url="file://" + os.path.abspath(page))
            browser.step("wait", "document.documentElement?.dataset.ready === 'yes'")
            values = []
            for step in steps:
                (kind, value), = step.items()
                result = browser.step(kind, value)
                if kind == "evaluate":
                    values.append(result)
            json.dump({"values": values, "errors": browser.errors}, sys.stdout, ensure_ascii=False)
        finally:
            browser.process.kill()
            browser.process.wait()


main()
